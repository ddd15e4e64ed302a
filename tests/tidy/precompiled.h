// What most tests of this folder include; compiled once (tests/CMakeLists.txt).
#pragma once

#include <QDir>
#include <QRegularExpression>
#include <QTest>
