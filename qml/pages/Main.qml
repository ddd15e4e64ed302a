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

    property int currentTab: 0
    readonly property alias shell: content.item

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
        function onLanguageChanged() {
            content.active = false
            content.active = true
        }
    }

    SyncModel {
        id: sync
        backend: window.backend
    }

    Loader {
        id: content
        objectName: "main.content"
        anchors.fill: parent
        focus: true
        sourceComponent: sync.enrolled ? shellComponent : enrolComponent
    }

    Component {
        id: shellComponent

        Shell {
            backend: window.backend
            settings: window.settings
            currentTab: window.currentTab
            onTabChosen: tab => window.currentTab = tab
        }
    }

    Component {
        id: enrolComponent

        EnrolPage { backend: window.backend }
    }
}
