#include "core/demo/divisions.h"

#include <QFile>
#include <algorithm>
#include <cstdio>
#include <stdexcept>

static void loadDivisions() { Q_INIT_RESOURCE(core_demo); }

namespace banyan::demo {

namespace {

// How many communities of each subdistrict-level unit are taken, in code order:
// all 14 units, more where the town is dense. Residents' committees only;
// villages begin at 200 in the statistical code.
struct Share {
    std::string_view subdistrict;
    std::size_t communities;
};
constexpr Share shares[] = {
    {"445202001", 6}, {"445202002", 5}, {"445202003", 4}, {"445202004", 5}, {"445202005", 5},
    {"445202006", 2}, {"445202007", 1}, {"445202008", 1}, {"445202009", 4}, {"445202010", 3},
    {"445202011", 4}, {"445202102", 2}, {"445202103", 1}, {"445202105", 1},
};

std::vector<Division> readDivisions() {
    loadDivisions();
    QFile file(QStringLiteral(":/banyan/demo/rongcheng-divisions.csv"));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("rongcheng-divisions.csv is missing from the program");
    std::vector<Division> rows;
    file.readLine(); // the header
    while (!file.atEnd()) {
        const auto cells = file.readLine().trimmed().split(',');
        if (cells.size() == 4)
            rows.push_back({cells[0].toStdString(), cells[1].toStdString(), cells[2].toStdString(),
                            cells[3].toStdString()});
    }
    return rows;
}

bool isVillage(const Division& division) { return division.code[9] >= '2'; }

} // namespace

std::string shortName(std::string_view name) {
    for (const std::string_view suffix : {"居民委员会", "村民委员会", "居委会"}) {
        if (!name.ends_with(suffix))
            continue;
        std::string stem(name.substr(0, name.size() - suffix.size()));
        if (suffix == "村民委员会")
            stem += "村";
        return stem;
    }
    return std::string(name);
}

const Divisions& Divisions::rongcheng() {
    static const Divisions divisions;
    return divisions;
}

Divisions::Divisions()
    : m_all(readDivisions()) {
    for (const auto& division : m_all) {
        if (division.level == "district")
            m_district = division;
        else if (division.level == "subdistrict")
            m_subdistricts.push_back(division);
    }
    chooseCommunities();
    cutGrids();
}

void Divisions::chooseCommunities() {
    for (const auto& share : shares) {
        std::size_t left = share.communities;
        for (const auto& division : m_all) {
            if (left > 0 && division.parent == share.subdistrict && !isVillage(division)) {
                m_communities.push_back(division);
                --left;
            }
        }
    }
    if (m_communities.size() != communityCount)
        throw std::runtime_error("the list of divisions lacks communities of the demo district");
}

void Divisions::cutGrids() {
    for (std::size_t community = 0; community < communityCount; ++community) {
        // Spreads 191 over 44 evenly: four or five grids each.
        const std::size_t first = community * gridCount / communityCount;
        const std::size_t end = (community + 1) * gridCount / communityCount;
        for (std::size_t ordinal = first; ordinal < end; ++ordinal) {
            const std::size_t number = ordinal - first + 1;
            char digits[24];
            std::snprintf(digits, sizeof digits, "%03zu", number);
            const auto& division = m_communities[community];
            m_grids.push_back({static_cast<int>(ordinal), division.code + digits,
                               shortName(division.name) + "第" + std::to_string(number) + "网格",
                               community});
        }
    }
}

std::size_t Divisions::subdistrictOf(std::size_t community) const {
    const auto found =
        std::ranges::find(m_subdistricts, m_communities[community].parent, &Division::code);
    return static_cast<std::size_t>(found - m_subdistricts.begin());
}

} // namespace banyan::demo
