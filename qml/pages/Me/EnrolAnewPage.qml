pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// A phone that its office does not know any more is enrolled once more; what was written stays.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator

    color: Theme.paper

    PageHeader {
        id: header
        width: parent.width
        name: "enrolAnew"
        title: qsTr("重新登记")
        subtitle: qsTr("记下的都在，登记好就会传。")
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    EnrolPage {
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        backend: page.backend
        onEnrolled: page.navigator.back()
    }
}
