pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The app's frame: five places, and the record side. On a phone an open record covers the places;
// from 840 dp the places are a rail, the list stands left and the record right. The same pages in
// both. Pages are loaded when first gone to.
FocusScope {
    id: shell

    required property Backend backend
    required property AppSettings settings
    property int currentTab: 0

    readonly property bool wide: width >= Theme.paneWidthMin
    readonly property bool covered: !wide && detail.depth > 0
    readonly property alias navigator: navigator
    readonly property alias detail: detail

    signal tabChosen(int tab)

    focus: true
    Keys.onEscapePressed: navigator.back()
    Keys.onBackPressed: navigator.back()

    Navigator {
        id: navigator
        wide: shell.wide
        depth: detail.depth
        onAsked: (page, properties, fresh) => shell.open(page, properties, fresh)
        onBackAsked: shell.close()
        onPlaceAsked: place => shell.tabChosen(bar.names.indexOf(place))
    }

    function open(page: string, properties: var, fresh: bool) {
        const all = Object.assign({backend: shell.backend, navigator: navigator}, properties)
        const animated = shell.wide || fresh && detail.depth > 0
        if (fresh)
            detail.clear(StackView.Immediate)
        if (properties.householdId !== undefined)
            navigator.householdId = properties.householdId
        detail.push(Qt.resolvedUrl(page), all, animated ? StackView.Immediate
                                                        : StackView.PushTransition)
        detail.forceActiveFocus()
    }

    function close() {
        if (detail.depth > 1) {
            detail.pop()
        } else if (detail.depth === 1) {
            detail.clear(StackView.Immediate) // Qt 6.4 tells no depth after a transition
            navigator.householdId = ""
            places.forceActiveFocus()
        }
    }

    PlaceBar {
        id: bar
        rail: shell.wide
        visible: !shell.covered
        y: shell.wide ? 0 : shell.height - height
        width: shell.wide ? implicitWidth : shell.width
        height: shell.wide ? shell.height : implicitHeight
        currentTab: shell.currentTab
        onChosen: tab => shell.tabChosen(tab)
    }

    StackLayout {
        id: places
        visible: !shell.covered
        x: shell.wide ? bar.width : 0
        width: shell.wide ? Math.min(430, (shell.width - bar.width) * 0.42) : shell.width
        height: shell.wide ? shell.height : shell.height - bar.height
        currentIndex: shell.currentTab

        Repeater {
            model: ["Today/TodayPage.qml", "Households/HouseholdsPage.qml",
                "Work/WorkPage.qml", "Attention/AttentionPage.qml", "Me/MePage.qml"]

            delegate: PlaceLoader {
                required property string modelData
                required property int index

                page: modelData
                wanted: shell.currentTab === index
                backend: shell.backend
                navigator: shell.navigator
                settings: shell.settings
            }
        }
    }

    Rectangle {
        id: divider
        visible: shell.wide
        x: places.x + places.width
        width: Theme.hairline
        height: shell.height
        color: Theme.line
    }

    EmptyState {
        visible: shell.wide && detail.depth === 0
        anchors.verticalCenter: parent.verticalCenter
        x: divider.x
        width: shell.width - x
        title: qsTr("点左边的一项")
        text: qsTr("这里会打开它的记录。")
    }

    StackView {
        id: detail
        objectName: "shell.detail"
        visible: depth > 0
        x: shell.wide ? divider.x + divider.width : 0
        width: shell.width - x
        height: shell.height

        pushEnter: Transition {
            NumberAnimation { property: "opacity"; from: 0; to: 1; duration: 120 }
        }
        pushExit: Transition {}
        popEnter: Transition {}
        popExit: Transition {
            NumberAnimation { property: "opacity"; from: 1; to: 0; duration: 100 }
        }
    }

    UndoModel {
        id: undo
        backend: shell.backend
    }

    UndoBar {
        objectName: "shell.undo"
        visible: undo.active
        text: undo.text
        spanMs: undo.spanMs
        undoable: undo.undoable
        x: places.x + Theme.margin
        y: shell.height - height - Theme.medium - (bar.visible && !shell.wide ? bar.height : 0)
        width: places.width - 2 * Theme.margin
        onUndone: undo.undo()
    }
}
