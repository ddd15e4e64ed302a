pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// A row of a RecordList with the heading of its section above it, where one begins. Put the row in
// it; set the list's section.property.
Column {
    id: row

    property string heading // the section's name
    property string headingBefore // that of the row above

    SectionHeading {
        visible: row.heading.length > 0 && row.heading !== row.headingBefore
        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        text: row.heading
    }
}
