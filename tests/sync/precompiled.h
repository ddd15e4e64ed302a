// What most tests of this folder include; compiled once (tests/CMakeLists.txt).
#pragma once

#include "sync/client/session.h"
#include "sync/client/syncround.h"
#include "sync/office/service.h"
#include "sync/protocol/codec.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
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
