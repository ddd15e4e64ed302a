pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Units and the communities they are paired with: how near, and how evenly.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator

    color: Theme.paper

    PairingsModel {
        id: pairings
        backend: page.backend
    }

    PageHeader {
        id: header
        width: parent.width
        name: "pairings"
        title: qsTr("单位和社区的结对")
        subtitle: pairings.summary
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    RecordList {
        id: list
        objectName: "pairings.list"
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        model: pairings.rows
        section.property: "section"

        head: Column {
            width: list.width
            topPadding: Theme.small
            spacing: Theme.small

            Chip {
                objectName: "pairings.gaps"
                x: Theme.margin
                exclusive: false
                widthMax: parent.width - 2 * Theme.margin
                text: qsTr("只看还没有结对的")
                chosen: pairings.gapsOnly
                onClicked: pairings.gapsOnly = !pairings.gapsOnly
            }

            CaptionText {
                x: Theme.margin
                width: parent.width - 2 * Theme.margin
                text: qsTr("按社区编码排，不排名次。这台手机没有的数字不显示。")
            }

            Notice {
                objectName: "pairings.problem"
                visible: pairings.problem.length > 0
                width: parent.width
                leads: false
                tone: "red"
                iconName: "warning"
                text: pairings.problem
            }
        }

        delegate: SectionedRow {
            id: row

            required property bool isUnit
            required property bool gap
            required property string recordId
            required property string title
            required property string line
            required property string trailing

            width: list.width
            heading: ListView.section
            headingBefore: ListView.previousSection

            PairingLine {
                objectName: "pairings.row." + row.recordId
                x: Theme.margin
                width: row.width - 2 * Theme.margin
                indented: row.isUnit
                gap: row.gap
                title: row.title
                line: row.line
                trailing: row.trailing
                focus: row.ListView.isCurrentItem
                onClicked: page.navigator.record(row.isUnit ? "pairing" : "org_unit", row.recordId,
                                                 false)
            }
        }
    }

    EmptyState {
        visible: pairings.nothing
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.huge
        title: pairings.gapsOnly ? qsTr("每个社区都结对了") : qsTr("还没有结对")
        text: pairings.gapsOnly ? "" : qsTr("社区登记了，和中心通一次就有。")
    }
}
