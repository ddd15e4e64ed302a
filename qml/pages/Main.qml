pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.ViewModels
import Banyan.Pages

// The window: enrolment until the office knows this phone, then the app. A change of language
// builds the pages anew, so that every word is in it.
ApplicationWindow {
    id: window

    required property Backend backend
    required property AppSettings settings

    property int currentTab: -1 // until somebody is known, whose work begins at one of them
    readonly property Item shell: content.item as Item

    width: 360
    height: 800
    minimumWidth: 320
    minimumHeight: 480
    visible: true
    title: qsTr("榕格")
    color: Theme.paper

    Binding { target: Theme; property: "dark"; value: window.settings.dark }
    Binding { target: Theme; property: "large"; value: window.settings.large }
    Binding {
        target: Theme
        property: "compact"
        value: window.width >= Theme.paneWidthMin && !window.settings.large
    }

    Connections {
        target: window.settings
        function onLanguageChanged() { window.build() }
    }

    Connections {
        target: window.shell
        ignoreUnknownSignals: true // the enrolment page has no places
        function onTabChosen(tab: int) { window.currentTab = tab }
    }

    Binding {
        target: window.shell
        property: "currentTab"
        value: window.currentTab
        when: sync.enrolled && content.status === Loader.Ready
    }

    SyncModel {
        id: sync
        backend: window.backend
        onEnrolledChanged: window.build()
    }

    Loader {
        id: content
        objectName: "main.content"
        anchors.fill: parent
        focus: true
    }

    Component.onCompleted: build()

    function build() {
        if (sync.enrolled && currentTab < 0)
            currentTab = sync.atDesk ? 2 : 0 // work or today, as they stand in the shell
        if (sync.enrolled)
            content.setSource("Shell.qml",
                              {backend: backend, settings: settings, currentTab: currentTab})
        else
            content.setSource("Enrol/EnrolPage.qml", {backend: backend})
    }
}
