#pragma once

#include "core/demo/dice.h"

#include <string>

namespace banyan::demo {

// Names of invented people, as they sound around Jieyang: surnames by their
// share there, given names by sex and year of birth. Any likeness to a living
// person is chance.
std::string surname(Dice& dice);
std::string givenName(Dice& dice, bool isMan, int birthYear);

} // namespace banyan::demo
