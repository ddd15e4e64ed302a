#pragma once

#include "core/store/store.h"

#include <string>
#include <unordered_set>
#include <vector>

namespace banyan {

// Of a grid how many households have not been given any contact card that is valid today.
struct CardGap {
    Uuid grid;
    std::string name;
    std::string community;
    int households = 0;
    int without = 0;
};

// Every grid of this device that has households, by its code. Reads only, any connection.
Result<std::vector<CardGap>> cardGaps(Store& store);

// Households that have been given a card which is valid today.
std::unordered_set<Uuid> householdsWithCard(Store& store);

} // namespace banyan
