// What most tests of this folder include; compiled once (tests/CMakeLists.txt).
#pragma once

#include "sync/client/session.h"
#include "sync/client/syncround.h"
#include "sync/office/service.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>
