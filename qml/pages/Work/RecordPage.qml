pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// One record of a register: how it stands and what may be done next, what it says, and a pencil.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string entity
    property string recordId
    property string householdId // of a new record: at whose door

    color: Theme.paper

    RegisterForm {
        id: form
        backend: page.backend
        entity: page.entity
        recordId: page.recordId
        householdId: page.householdId
        onTaken: comment.text = ""
        onUndone: page.navigator.back()
    }

    RecordChoice {
        id: choice
        onMade: (recordId, title) => form.write(field, recordId, title)
    }

    PageHeader {
        id: header
        width: parent.width
        name: "record"
        title: form.title
        subtitle: form.isNew || form.title === form.label ? "" : form.label
        backShown: form.editing || page.navigator.backShown
        onBack: form.editing && !form.isNew ? form.editing = false : page.navigator.back()
    }

    ScrollPage {
        id: scroll
        objectName: "record.scroll"
        anchors.top: header.bottom
        anchors.bottom: bottom.visible ? bottom.top : parent.bottom
        width: parent.width

        StateMark {
            objectName: "record.state"
            width: parent.width
            visible: text.length > 0 && !form.editing
            iconName: "info"
            tone: "green"
            text: form.stateText
        }

        NoteArea {
            id: comment
            objectName: "record.comment"
            visible: !form.editing && steps.count > 0 && form.takesWords
            width: parent.width
            linesMin: 1
            placeholderText: qsTr("说一句（可以不写）")
        }

        Flow {
            width: parent.width
            spacing: Theme.small
            visible: !form.editing && steps.count > 0

            Repeater {
                id: steps
                model: form.steps

                delegate: ActionButton {
                    required property string code
                    required property string label
                    required property string tone
                    readonly property bool asks: tone === "red"
                    property bool asked: false

                    objectName: "record.step." + code
                    kind: asked ? "danger" : "soft"
                    text: asked ? qsTr("再点一次：%1，没敲的户也一起取消").arg(label) : label
                    width: Math.min(implicitWidth, parent?.width ?? implicitWidth)
                    onClicked: {
                        if (asks && !asked)
                            asked = true
                        else
                            form.take(code, comment.text)
                    }
                }
            }
        }

        Column {
            visible: !form.editing && form.askedLabel.length > 0
            width: parent.width
            spacing: Theme.tiny

            CaptionText {
                width: parent.width
                text: form.askedLabel
            }

            Flow {
                width: parent.width
                spacing: Theme.small

                Repeater {
                    model: form.answers

                    delegate: Chip {
                        required property string code
                        required property string label
                        required property bool chosen

                        objectName: "record.answer." + code
                        text: label
                        onClicked: form.answer(code, comment.text)
                    }
                }
            }
        }

        Notice {
            objectName: "record.problem"
            visible: form.problem.length > 0
            width: parent.width
            leads: false
            tone: "red"
            iconName: "warning"
            text: form.problem
        }

        // A Loader cannot make a bound component here in Qt 6.4; delegates can be made.
        Repeater {
            model: page.entity === "campaign" && !form.isNew && !form.editing ? 1 : 0

            delegate: CampaignCard {
                width: parent?.width ?? 0
                backend: page.backend
                navigator: page.navigator
                campaignId: form.recordId
            }
        }

        Column {
            visible: form.cardText.length > 0 && !form.editing
            width: parent.width
            spacing: Theme.tiny

            QrPattern {
                objectName: "record.card"
                width: Math.min(parent.width, 240)
                height: width
                text: form.cardText
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("名片二维码")
            }

            CaptionText {
                width: parent.width
                text: qsTr("用手机相机扫一扫，存进通讯录。")
            }
        }

        Repeater {
            model: form.takesPhotos && !form.isNew && !form.editing ? 1 : 0

            delegate: RecordPhotos {
                width: parent?.width ?? 0
                backend: page.backend
                navigator: page.navigator
                entity: page.entity
                recordId: form.recordId
            }
        }

        Repeater {
            model: form.fields

            delegate: RecordField {
                owner: form
                editing: form.editing
                width: parent?.width ?? 0
                onChooseAsked: target => page.chooseFor(field, target)
                onOpenAsked: page.navigator.record(target, value, false)
            }
        }

        DraftPhotos {
            visible: form.takesPhotos
                     && (form.isNew || form.photos.preparing || form.photos.problem.length > 0)
            width: parent.width
            name: "record"
            photos: form.photos
        }

        PaperButton {
            visible: page.entity === "joint_meeting" && !form.isNew && !form.editing
            width: parent.width
            backend: page.backend
            name: "record"
            kind: "minutes"
            recordId: form.recordId
        }

        TextButton {
            objectName: "record.whole"
            visible: form.isNew && !form.whole
            text: qsTr("还有别的要写")
            onClicked: form.whole = true
        }
    }

    DockedBar {
        id: bottom
        visible: form.editable
        anchors.bottom: parent.bottom
        width: parent.width

        ActionButton {
            objectName: form.editing ? "record.save" : "record.edit"
            width: parent.width
            kind: form.editing ? "primary" : "secondary"
            iconName: form.editing ? "" : "pencil"
            text: form.editing ? qsTr("存好") : qsTr("改一改")
            onClicked: form.editing ? page.save() : form.editing = true
        }
    }

    function chooseFor(field: string, target: string) {
        choice.field = field
        navigator.choose(target, choice)
    }

    function save() {
        bottom.forceActiveFocus() // what is being typed is taken over
        form.save()
    }
}
