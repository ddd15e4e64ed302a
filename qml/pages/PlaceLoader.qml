pragma ComponentBehavior: Bound

import QtQuick
import Banyan.ViewModels
import Banyan.Pages

// One of the places, built when first gone to and kept.
Loader {
    id: loader

    required property string page
    required property bool wanted
    required property Backend backend
    required property Navigator navigator
    required property AppSettings settings

    onWantedChanged: loadOnce()
    Component.onCompleted: loadOnce()

    function loadOnce() {
        if (!wanted || status === Loader.Ready)
            return
        setSource(page, {
            backend: loader.backend, navigator: loader.navigator, settings: loader.settings
        })
    }
}
