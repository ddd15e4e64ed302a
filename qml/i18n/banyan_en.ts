<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AboutCard</name>
    <message>
        <source>榕格 %1</source>
        <translation>Banyan %1</translation>
    </message>
    <message>
        <source>不打卡、不排名、不定位、不强拍照片。记下的先存在手机上，有网再到中心。</source>
        <translation>No check-in, no ranking, no tracking, no forced photos. What you write is kept on the phone first and goes to the centre when there is a network.</translation>
    </message>
    <message>
        <source>开源软件，Apache-2.0 许可。</source>
        <translation>Open source, Apache-2.0 licence.</translation>
    </message>
    <message>
        <source>中心：%1·这台手机：%2</source>
        <translation>Centre: %1; this phone: %2</translation>
    </message>
</context>
<context>
    <name>AccountsModel</name>
    <message>
        <source>还没有分配网格或单位</source>
        <translation>No grid or unit assigned yet</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 处</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 台设备</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
    <message>
        <source>没有设备</source>
        <translation>No devices</translation>
    </message>
</context>
<context>
    <name>AttentionModel</name>
    <message>
        <source>请你看一眼</source>
        <translation>Please have a look</translation>
    </message>
    <message>
        <source>没有收下的</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>这台手机</source>
        <translation>This phone</translation>
    </message>
    <message>
        <source>正在和中心对齐，记下的都在，你不用做什么。</source>
        <translation>Lining up with the centre. All you wrote is there; you need not do anything.</translation>
    </message>
    <message>
        <source>差了 %1。请在手机设置里打开自动对时；走访照样能记。</source>
        <translation>Off by %1. Please turn on automatic time in the phone&apos;s settings; visits can be recorded all the same.</translation>
    </message>
    <message>
        <source>请和社区联系。记下的会交给他们处理。</source>
        <translation>Please contact the community. They will look after what you wrote.</translation>
    </message>
    <message>
        <source>定下来的</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>%1，你写的是「%2」</source>
        <extracomment>how a case was decided, what the reader had written</extracomment>
        <translation>%1; you wrote &quot;%2&quot;</translation>
    </message>
    <message>
        <source>%1，理由：%2</source>
        <translation>%1; because: %2</translation>
    </message>
    <message>
        <source>请更新应用。记下的都在，走访照样能记。</source>
        <translation>Please update the app. Everything you wrote is kept; you can go on recording visits.</translation>
    </message>
</context>
<context>
    <name>AttentionPage</name>
    <message>
        <source>待办</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>不急，有空看一眼。走访不用等它们。</source>
        <translation>No hurry. Visits need not wait for these.</translation>
    </message>
    <message>
        <source>没有要你看的事</source>
        <translation>Nothing for you to look at</translation>
    </message>
    <message>
        <source>写得不一样的、没收下的，会在这里等你。</source>
        <translation>What differs or was not taken will wait for you here.</translation>
    </message>
</context>
<context>
    <name>BasePage</name>
    <message>
        <source>打电话</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>在这里能办、能做的</source>
        <translation>What can be done here</translation>
    </message>
    <message>
        <source>看登记、改一改</source>
        <translation>See the entry, correct it</translation>
    </message>
</context>
<context>
    <name>BasesModel</name>
    <message>
        <source>由近到远</source>
        <translation>Nearest first</translation>
    </message>
    <message>
        <source>本社区</source>
        <translation>This community</translation>
    </message>
    <message>
        <source>本街道</source>
        <translation>This subdistrict</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Elsewhere</translation>
    </message>
</context>
<context>
    <name>BasesPage</name>
    <message>
        <source>服务阵地</source>
        <translation>Service bases</translation>
    </message>
    <message>
        <source>从哪里算起</source>
        <translation>Measured from</translation>
    </message>
    <message>
        <source>名称、服务、设施</source>
        <translation>Name, service, facility</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>还没有登记阵地</source>
        <translation>No base is registered yet</translation>
    </message>
    <message>
        <source>换个词、少选一种试试。</source>
        <translation>Try another word, or fewer kinds.</translation>
    </message>
    <message>
        <source>社区登记了，和中心通一次就有。</source>
        <translation>It comes with the next sync, once a community has entered it.</translation>
    </message>
</context>
<context>
    <name>CalendarLine</name>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>回到本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Month after</translation>
    </message>
    <message>
        <source>这个月没有安排</source>
        <translation>Nothing this month</translation>
    </message>
</context>
<context>
    <name>CampaignCard</name>
    <message>
        <source>再派一些户</source>
        <translation>Give out more doors</translation>
    </message>
    <message>
        <source>选户派下去</source>
        <translation>Choose doors and give them out</translation>
    </message>
    <message>
        <source>派给我的户</source>
        <translation>My doors</translation>
    </message>
    <message>
        <source>看所有的户</source>
        <translation>All doors</translation>
    </message>
</context>
<context>
    <name>CampaignDoorsPage</name>
    <message>
        <source>没有派给你的户</source>
        <translation>No doors for you</translation>
    </message>
    <message>
        <source>还没有派户</source>
        <translation>No doors given out yet</translation>
    </message>
    <message>
        <source>派给你的户会按楼道顺序列在这里。</source>
        <translation>Doors given to you are listed here in walking order.</translation>
    </message>
    <message>
        <source>在行动那一页选户派下去。</source>
        <translation>Choose doors on the campaign’s page.</translation>
    </message>
</context>
<context>
    <name>CampaignPersonRow</name>
    <message>
        <source>%1，整队</source>
        <translation>%1, the whole team</translation>
    </message>
    <message>
        <source>整队</source>
        <translation>Whole team</translation>
    </message>
</context>
<context>
    <name>CampaignSharePage</name>
    <message>
        <source>选户派下去</source>
        <translation>Give out doors</translation>
    </message>
    <message>
        <source>哪些网格</source>
        <translation>Which grids</translation>
    </message>
    <message>
        <source>哪些小区</source>
        <translation>Which estates</translation>
    </message>
    <message>
        <source>多久没见到人</source>
        <translation>Nobody reached for</translation>
    </message>
    <message>
        <source>关爱对象</source>
        <translation>Care</translation>
    </message>
    <message>
        <source>住房怎么用</source>
        <translation>Use of the home</translation>
    </message>
    <message>
        <source>谁去敲门</source>
        <translation>Who knocks</translation>
    </message>
    <message>
        <source>这里还没有能派户的人。请管理员先给志愿者、网格员开账号。</source>
        <translation>Nobody here can be given doors yet. Ask the administrator for accounts for volunteers and workers.</translation>
    </message>
</context>
<context>
    <name>CardGapsPage</name>
    <message>
        <source>送到了</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>还没有连心卡的户</source>
        <translation>Households without a contact card</translation>
    </message>
    <message>
        <source>每一户都有连心卡了</source>
        <translation>Every household has a contact card</translation>
    </message>
</context>
<context>
    <name>CardPaper</name>
    <message>
        <source>有事请打这个电话，服务不打烊</source>
        <translation>Call this number whenever you need help</translation>
    </message>
    <message>
        <source>连心卡</source>
        <translation>Contact cards</translation>
    </message>
</context>
<context>
    <name>CardsPage</name>
    <message>
        <source>打印连心卡</source>
        <translation>Print contact cards</translation>
    </message>
    <message>
        <source>只印这些：社区、姓名</source>
        <translation>Only: community, name</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>还没有连心卡</source>
        <translation>No contact card yet</translation>
    </message>
    <message>
        <source>换个词试试。</source>
        <translation>Try another word.</translation>
    </message>
    <message>
        <source>在登记册的「连心卡」里做。</source>
        <translation>Make them in the register of contact cards.</translation>
    </message>
</context>
<context>
    <name>CareCard</name>
    <message>
        <source>要多照看</source>
        <translation>Needs looking after</translation>
    </message>
</context>
<context>
    <name>CarerRow</name>
    <message>
        <source>打电话</source>
        <translation>Call</translation>
    </message>
</context>
<context>
    <name>CaseModel</name>
    <message>
        <source>你</source>
        <translation>You</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <comment>a person, a unit</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>原来写的是</source>
        <translation>Before, it said</translation>
    </message>
    <message>
        <source>都不对，我来写</source>
        <translation>Neither, let me write it</translation>
    </message>
    <message>
        <source>写下对的</source>
        <translation>Write what is right</translation>
    </message>
    <message>
        <source>看看这一户</source>
        <translation>See this home</translation>
    </message>
    <message>
        <source>这件由社区来定，定了会告诉你。</source>
        <translation>The community settles this one and will tell you.</translation>
    </message>
</context>
<context>
    <name>CaseVersionCard</name>
    <message>
        <source>已选</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>眼下先用这个</source>
        <translation>Shown for now</translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>本人同意</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>同意了</source>
        <translation>Agreed</translation>
    </message>
</context>
<context>
    <name>ContactCard</name>
    <message>
        <source>联系</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>改一改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>没有留电话</source>
        <translation>No phone left</translation>
    </message>
    <message>
        <source>%1来好</source>
        <translation>Best time: %1</translation>
    </message>
    <message>
        <source>电话以前是怎么写的</source>
        <translation>Earlier phone numbers</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>联系和提醒</source>
        <translation>Contact and reminders</translation>
    </message>
    <message>
        <source>什么时候来好</source>
        <translation>Good time to come</translation>
    </message>
    <message>
        <source>没说过</source>
        <translation>Not said yet</translation>
    </message>
    <message>
        <source>存好</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>没有改动</source>
        <translation>Nothing changed</translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>几点几分</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>收起日历</source>
        <translation>Fold the calendar</translation>
    </message>
    <message>
        <source>在日历里选</source>
        <translation>Choose in a calendar</translation>
    </message>
</context>
<context>
    <name>DayPicker</name>
    <message>
        <source>上个月</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>yyyy年M月</source>
        <extracomment>a date format of a month, in the sense of QLocale::toString</extracomment>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Month after</translation>
    </message>
</context>
<context>
    <name>DepartureCard</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>DeviceEntry</name>
    <message>
        <source>停用或报失</source>
        <translation>Take out of service</translation>
    </message>
    <message>
        <source>其实是丢了，报失</source>
        <translation>Report it lost</translation>
    </message>
</context>
<context>
    <name>DoneFold</name>
    <message numerus="yes">
        <source>今天走过 %n 户</source>
        <translation>
            <numerusform>%n door done today</numerusform>
            <numerusform>%n doors done today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftGuard</name>
    <message>
        <source>还没存好，要走吗？</source>
        <translation>Not saved yet. Leave?</translation>
    </message>
    <message>
        <source>存好再走</source>
        <translation>Save and leave</translation>
    </message>
    <message>
        <source>不存了</source>
        <translation>Leave without saving</translation>
    </message>
</context>
<context>
    <name>DraftPhoto</name>
    <message>
        <source>不要这张照片</source>
        <translation>Leave this photo out</translation>
    </message>
</context>
<context>
    <name>DraftPhotos</name>
    <message>
        <source>再加一张照片</source>
        <translation>Add another photo</translation>
    </message>
    <message>
        <source>加照片（可以不加）</source>
        <translation>Add a photo (optional)</translation>
    </message>
    <message>
        <source>正在把照片变小…不用等它，可以先存。</source>
        <translation>Making the photo smaller… No need to wait: you can save now.</translation>
    </message>
    <message>
        <source>连拍照的位置一起记</source>
        <translation>Keep where it was taken, too</translation>
    </message>
</context>
<context>
    <name>DuplicateModel</name>
    <message>
        <source>你登记的·%1</source>
        <translation>Registered by you · %1</translation>
    </message>
    <message>
        <source>部门名单·%1</source>
        <translation>From a department&apos;s list · %1</translation>
    </message>
    <message>
        <source>%1登记的·%2</source>
        <translation>Registered by %1 · %2</translation>
    </message>
</context>
<context>
    <name>DuplicateSame</name>
    <message>
        <source>两份都这样写</source>
        <translation>Both say the same here</translation>
    </message>
</context>
<context>
    <name>DuplicateSideCard</name>
    <message>
        <source>留这一份</source>
        <translation>This one stays</translation>
    </message>
    <message>
        <source>这一份在别的格里，这台手机看不到细节。</source>
        <translation>This one is in another grid; this phone cannot see its details.</translation>
    </message>
    <message>
        <source>还没有别的记录提到它</source>
        <translation>Nothing else refers to it yet</translation>
    </message>
</context>
<context>
    <name>EditLine</name>
    <message>
        <source>留着</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>EnrolAnewPage</name>
    <message>
        <source>重新登记</source>
        <translation>Register again</translation>
    </message>
    <message>
        <source>记下的都在，登记好就会传。</source>
        <translation>All you wrote is there and goes once this is done.</translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>榕格</source>
        <translation>Banyan</translation>
    </message>
    <message>
        <source>先让中心认得这台手机。登记码在社区，一台手机用一次。</source>
        <translation>First let the centre know this phone. The community has the code; each is for one phone, once.</translation>
    </message>
    <message>
        <source>选一张二维码图片</source>
        <translation>Choose a QR picture</translation>
    </message>
    <message>
        <source>或者贴上登记码</source>
        <translation>Or paste the code</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>正在登记…</source>
        <translation>Enrolling…</translation>
    </message>
    <message>
        <source>登记这台手机</source>
        <translation>Enrol this phone</translation>
    </message>
</context>
<context>
    <name>FeedbackEntry</name>
    <message>
        <source>答复：%1</source>
        <translation>Answer: %1</translation>
    </message>
</context>
<context>
    <name>FeedbackPage</name>
    <message>
        <source>建议反馈</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>哪里不好用、哪里要改，写一句就行</source>
        <translation>What is awkward, what should change: a line is enough</translation>
    </message>
    <message>
        <source>想说什么，写在这里</source>
        <translation>What would you like to say?</translation>
    </message>
    <message>
        <source>我说过的</source>
        <translation>What I said</translation>
    </message>
    <message>
        <source>发给社区</source>
        <translation>Send to the community</translation>
    </message>
</context>
<context>
    <name>FieldHistory</name>
    <message>
        <source>以前怎么写的</source>
        <translation>How it was written before</translation>
    </message>
    <message>
        <source>建档以后没有改过。</source>
        <translation>Not changed since it was first written.</translation>
    </message>
    <message>
        <source>加上 %1</source>
        <translation>Added %1</translation>
    </message>
    <message>
        <source>去掉 %1</source>
        <translation>Removed %1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>FieldPage</name>
    <message>
        <source>两人写得不一样，去看看</source>
        <translation>Two people wrote it differently: have a look</translation>
    </message>
    <message>
        <source>存好</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>改一改</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>看全，会记下</source>
        <translation>Show it; this is noted</translation>
    </message>
</context>
<context>
    <name>HouseholdHead</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>HouseholdPage</name>
    <message>
        <source>记走访</source>
        <translation>Record visit</translation>
    </message>
    <message>
        <source>打电话</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>这一户有问题要报</source>
        <translation>Report a problem here</translation>
    </message>
</context>
<context>
    <name>HouseholdRoles</name>
    <message>
        <source>没有电话</source>
        <translation>No phone</translation>
    </message>
    <message>
        <source>连心卡已送到</source>
        <translation>Contact card delivered</translation>
    </message>
    <message>
        <source>连心卡还没送</source>
        <translation>Contact card not yet delivered</translation>
    </message>
    <message>
        <source>你记的</source>
        <translation>by you</translation>
    </message>
</context>
<context>
    <name>HouseholdsPage</name>
    <message>
        <source>住户</source>
        <translation>Homes</translation>
    </message>
    <message>
        <source>姓名、拼音、门牌、电话</source>
        <translation>Name, pinyin, door, phone</translation>
    </message>
    <message>
        <source>清掉</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>还没有住户</source>
        <translation>No homes yet</translation>
    </message>
    <message>
        <source>换个字、换个门牌试试。</source>
        <translation>Try another word or door.</translation>
    </message>
    <message>
        <source>和中心通过一次就有了。</source>
        <translation>They come with the first sync.</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>用表格登记住户</source>
        <translation>Register households from a table</translation>
    </message>
    <message>
        <source>一行一个人，同一个门牌是一户。先给你看会登记什么，你点了才登记。</source>
        <translation>One person a row; rows of one door are a household. You see first what would be registered; nothing is until you say so.</translation>
    </message>
    <message>
        <source>第一行写列名，门牌和姓名一定要有：%1</source>
        <translation>The first row names the columns; 门牌 (door) and 姓名 (name) must be there: %1</translation>
    </message>
    <message>
        <source>另选一张表</source>
        <translation>Choose another table</translation>
    </message>
    <message>
        <source>选一张表（xlsx 或 CSV）</source>
        <translation>Choose a table (xlsx or CSV)</translation>
    </message>
    <message>
        <source>存一张空表来填</source>
        <translation>Save an empty table to fill in</translation>
    </message>
    <message>
        <source>存好了</source>
        <translation>Saved</translation>
    </message>
</context>
<context>
    <name>InvitationCard</name>
    <message>
        <source>用新设备登记</source>
        <translation>Enrol with the new device</translation>
    </message>
    <message>
        <source>登记用的二维码</source>
        <translation>QR code for enrolment</translation>
    </message>
    <message>
        <source>1. 用那台新设备拍下这个码。
2. 打开榕格，点「选一张二维码图片」，选这一张。
3. 登记好了，照片就删掉。不要转发给别人。</source>
        <translation>1. Take a picture of this code with the new device.
2. Open Banyan, tap &quot;Choose a QR picture&quot; and choose that picture.
3. Once it is enrolled, delete the picture. Do not forward it to anybody.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>榕格</source>
        <translation>Banyan</translation>
    </message>
</context>
<context>
    <name>MePage</name>
    <message>
        <source>字的大小</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>明暗</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>跟手机</source>
        <translation>System</translation>
    </message>
    <message>
        <source>亮</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>暗</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>哪里不好用，说一句</source>
        <translation>Say what should be better</translation>
    </message>
    <message>
        <source>建议反馈</source>
        <translation>Feedback</translation>
    </message>
</context>
<context>
    <name>MergePage</name>
    <message>
        <source>合过来的一份</source>
        <translation>A merged record</translation>
    </message>
    <message>
        <source>看过了，回去</source>
        <translation>I have looked; back</translation>
    </message>
</context>
<context>
    <name>MergedCard</name>
    <message>
        <source>合过一份</source>
        <translation>Merged into this</translation>
    </message>
</context>
<context>
    <name>MinutesPaper</name>
    <message>
        <source>这次会议取消了。</source>
        <translation>This meeting was cancelled.</translation>
    </message>
    <message>
        <source>召集单位</source>
        <translation>Convened by</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>出席</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>纪要</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>议题和落实</source>
        <translation>Items and what came of them</translation>
    </message>
    <message>
        <source>没有议题。</source>
        <translation>No items.</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>议题</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>牵头单位</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>State</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
</context>
<context>
    <name>NextDoorCard</name>
    <message>
        <source>打电话</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>见到了</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>没人</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>拒访</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>下一户·%1</source>
        <translation>Next (%1)</translation>
    </message>
</context>
<context>
    <name>NotesEditor</name>
    <message>
        <source>门口提醒</source>
        <translation>At the door</translation>
    </message>
    <message>
        <source>比如：门铃在左边</source>
        <translation>Bell on the left</translation>
    </message>
    <message>
        <source>加上</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>OrganisationLine</name>
    <message>
        <source>收起 %1</source>
        <translation>Fold %1</translation>
    </message>
    <message>
        <source>展开 %1</source>
        <translation>Unfold %1</translation>
    </message>
</context>
<context>
    <name>OrganisationModel</name>
    <message>
        <source>网格长 %1</source>
        <translation>Grid leader %1</translation>
    </message>
</context>
<context>
    <name>OrganisationPage</name>
    <message>
        <source>组织架构</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>名称、姓名、拼音</source>
        <translation>Name, person, pinyin</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>换个名称，或只打拼音的头一个字母。</source>
        <translation>Try another name, or only its pinyin initials.</translation>
    </message>
</context>
<context>
    <name>OriginPage</name>
    <message>
        <source>从哪里算起</source>
        <translation>Measured from</translation>
    </message>
    <message>
        <source>只列登记过坐标的地方。不用手机定位。</source>
        <translation>Only places with a recorded position. The phone is not located.</translation>
    </message>
    <message>
        <source>楼栋、门牌、姓名</source>
        <translation>Building, door, name</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>这里要有登记过坐标的门牌才能算距离。</source>
        <translation>Distances need doors with a recorded position.</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>PairingLine</name>
    <message>
        <source>还没有结对单位</source>
        <translation>No unit paired yet</translation>
    </message>
</context>
<context>
    <name>PairingsModel</name>
    <message numerus="yes">
        <source>报到党员 %n 名</source>
        <translation>
            <numerusform>%n registered member</numerusform>
            <numerusform>%n registered members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 户</source>
        <translation>
            <numerusform>%n household</numerusform>
            <numerusform>%n households</numerusform>
        </translation>
    </message>
    <message>
        <source>每百户 %1 名</source>
        <translation>%1 per 100 households</translation>
    </message>
    <message numerus="yes">
        <source>在这里报到 %n 名</source>
        <translation>
            <numerusform>%n registered here</numerusform>
            <numerusform>%n registered here</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 起</source>
        <translation>since %1</translation>
    </message>
    <message>
        <source>距离按坐标算</source>
        <translation>distance from positions</translation>
    </message>
</context>
<context>
    <name>PairingsPage</name>
    <message>
        <source>单位和社区的结对</source>
        <translation>Units paired with communities</translation>
    </message>
    <message>
        <source>只看还没有结对的</source>
        <translation>Only without a unit</translation>
    </message>
    <message>
        <source>每个社区都结对了</source>
        <translation>Every community has a unit</translation>
    </message>
    <message>
        <source>还没有结对</source>
        <translation>No pairings yet</translation>
    </message>
    <message>
        <source>社区登记了，和中心通一次就有。</source>
        <translation>It comes with the next sync, once a community has entered it.</translation>
    </message>
    <message>
        <source>按社区编码排，不排名次。这台手机没有的数字不显示。</source>
        <translation>In the order of the communities’ codes, not ranked. Figures that are not on this phone are not shown.</translation>
    </message>
</context>
<context>
    <name>PaperButton</name>
    <message>
        <source>保存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>家里人</source>
        <translation>People here</translation>
    </message>
    <message>
        <source>还没有登记人。</source>
        <translation>Nobody registered yet.</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>人员和设备</source>
        <translation>People and devices</translation>
    </message>
    <message>
        <source>姓名、账号、网格</source>
        <translation>Name, account, grid</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>这里还没有人员</source>
        <translation>Nobody here yet</translation>
    </message>
    <message>
        <source>换个词试试。</source>
        <translation>Try another word.</translation>
    </message>
    <message>
        <source>区里建了账号就有。</source>
        <translation>They appear once the district has made accounts.</translation>
    </message>
    <message>
        <source>正在问中心…</source>
        <translation>Asking the office…</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>人员和设备</source>
        <translation>People and devices</translation>
    </message>
    <message>
        <source>正在问中心…</source>
        <translation>Asking the office…</translation>
    </message>
    <message>
        <source>负责</source>
        <translation>Works for</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>还没有设备。邀请一台，用它登记一次就行。</source>
        <translation>No devices yet. Invite one; enrolling it once is all it takes.</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>邀请一台设备</source>
        <translation>Invite a device</translation>
    </message>
    <message>
        <source>账号已停用，不能再加设备</source>
        <translation>The account has ended; no more devices</translation>
    </message>
    <message>
        <source>登记好了</source>
        <translation>It is enrolled</translation>
    </message>
</context>
<context>
    <name>PhoneRow</name>
    <message>
        <source>打电话</source>
        <translation>Call</translation>
    </message>
</context>
<context>
    <name>PhonesEditor</name>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>刚加的</source>
        <translation>Just added</translation>
    </message>
    <message>
        <source>存了就去掉</source>
        <translation>Goes when saved</translation>
    </message>
    <message>
        <source>加一个电话</source>
        <translation>Add a phone</translation>
    </message>
    <message>
        <source>加上</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>PhotoDialog</name>
    <message>
        <source>照片 (*.jpg *.jpeg *.png)</source>
        <translation>Photos (*.jpg *.jpeg *.png)</translation>
    </message>
</context>
<context>
    <name>PhotoPage</name>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>这张不传了</source>
        <translation>Do not send this one</translation>
    </message>
    <message>
        <source>为什么不传了？</source>
        <translation>Why not send it?</translation>
    </message>
    <message>
        <source>不传了，照片留在手机上</source>
        <translation>Do not send; keep it on the phone</translation>
    </message>
    <message>
        <source>正在取…</source>
        <translation>Fetching…</translation>
    </message>
    <message>
        <source>把照片取过来看</source>
        <translation>Fetch the photo</translation>
    </message>
    <message>
        <source>再传一次</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>PhotoPicker</name>
    <message>
        <source>加一张照片</source>
        <translation>Add a photo</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>正在把照片变小…</source>
        <translation>Making the photo smaller…</translation>
    </message>
</context>
<context>
    <name>PhotoThumb</name>
    <message>
        <source>照片，%1</source>
        <translation>Photo, %1</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>图片 (*.png *.jpg *.jpeg *.webp *.bmp)</source>
        <translation>Pictures (*.png *.jpg *.jpeg *.webp *.bmp)</translation>
    </message>
</context>
<context>
    <name>PlaceBar</name>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>住户</source>
        <translation>Homes</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Me</translation>
    </message>
    <message>
        <source>工作</source>
        <translation>Work</translation>
    </message>
</context>
<context>
    <name>PoliciesPage</name>
    <message>
        <source>政策文件</source>
        <translation>Policy documents</translation>
    </message>
    <message>
        <source>标题、文号、文中的字</source>
        <translation>Title, number, any word</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>换个词试试。</source>
        <translation>Try another word.</translation>
    </message>
</context>
<context>
    <name>PolicyPage</name>
    <message>
        <source>在文中找</source>
        <translation>Find in the text</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>新的文件</source>
        <translation>Newer document</translation>
    </message>
    <message>
        <source>它替代的旧文件</source>
        <translation>The document it replaces</translation>
    </message>
    <message>
        <source>这份文件没有录入正文</source>
        <translation>The text of this document was not entered</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>查一查，印一印</source>
        <translation>Look up and print</translation>
    </message>
    <message>
        <source>近的在前，电话一点就打</source>
        <translation>Nearest first, one tap to call</translation>
    </message>
    <message>
        <source>服务阵地</source>
        <translation>Service bases</translation>
    </message>
    <message>
        <source>区、街道、社区、网格、小区、楼栋</source>
        <translation>District, subdistricts, communities, grids, estates, buildings</translation>
    </message>
    <message>
        <source>组织架构</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>会议、议事、活动、服务</source>
        <translation>Meetings, sessions, activities, services</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>主文件和配套文件的全文</source>
        <translation>Main and supporting documents, in full</translation>
    </message>
    <message>
        <source>政策文件</source>
        <translation>Policy documents</translation>
    </message>
    <message>
        <source>就近就便、均衡</source>
        <translation>Near, handy, balanced</translation>
    </message>
    <message>
        <source>单位和社区的结对</source>
        <translation>Units paired with communities</translation>
    </message>
    <message>
        <source>送到一户记一户</source>
        <translation>Noted door by door</translation>
    </message>
    <message>
        <source>每页十张，带二维码</source>
        <translation>Ten a sheet, with QR codes</translation>
    </message>
    <message>
        <source>打印连心卡</source>
        <translation>Print contact cards</translation>
    </message>
    <message>
        <source>还没有连心卡的户</source>
        <translation>Households without a contact card</translation>
    </message>
    <message>
        <source>都在这台手机上，没有网也能看。</source>
        <translation>All of it is on this phone, with or without a network.</translation>
    </message>
</context>
<context>
    <name>ReasonField</name>
    <message>
        <source>为什么（可以不写）</source>
        <translation>Why (may be left empty)</translation>
    </message>
</context>
<context>
    <name>ReasonPanel</name>
    <message>
        <source>写一句原因</source>
        <translation>Give a reason</translation>
    </message>
</context>
<context>
    <name>RecordField</name>
    <message>
        <source>%1（要写）</source>
        <translation>%1 (needed)</translation>
    </message>
    <message>
        <source>%1（要选）</source>
        <translation>%1 (needed)</translation>
    </message>
    <message>
        <source>哪天</source>
        <translation>Which day</translation>
    </message>
    <message>
        <source>点一下去掉：</source>
        <translation>A tap takes it out:</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>说一句（可以不写）</source>
        <translation>A word about it (if you like)</translation>
    </message>
    <message>
        <source>存好</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>改一改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>还有别的要写</source>
        <translation>More to write</translation>
    </message>
    <message>
        <source>名片二维码</source>
        <translation>QR code of the card</translation>
    </message>
    <message>
        <source>用手机相机扫一扫，存进通讯录。</source>
        <translation>Scan it with a phone&apos;s camera to keep it in the contacts.</translation>
    </message>
    <message>
        <source>再点一次：%1，没敲的户也一起取消</source>
        <translation>Tap again: %1, with all open doors</translation>
    </message>
</context>
<context>
    <name>RegisterBatchBar</name>
    <message>
        <source>全选</source>
        <translation>All</translation>
    </message>
    <message>
        <source>不选了</source>
        <translation>Stop choosing</translation>
    </message>
    <message>
        <source>说一句（可以不写）</source>
        <translation>A word about it (if you like)</translation>
    </message>
    <message>
        <source>就这样办</source>
        <translation>Do it</translation>
    </message>
    <message>
        <source>先不办</source>
        <translation>Not now</translation>
    </message>
</context>
<context>
    <name>RegisterFilters</name>
    <message>
        <source>排列</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>State</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>不筛了，都看</source>
        <translation>Show all again</translation>
    </message>
</context>
<context>
    <name>RegisterLineRow</name>
    <message>
        <source>未发送</source>
        <translation>Not sent yet</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>找一找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>没办完</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>新记一条</source>
        <translation>Add one</translation>
    </message>
    <message>
        <source>筛选 %1</source>
        <translation>Filters %1</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>多选</source>
        <translation>Several</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>阶段性成效</source>
        <translation>Period report</translation>
    </message>
    <message>
        <source>从哪天</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到哪天</source>
        <translation>To</translation>
    </message>
    <message>
        <source>存好了</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>存成表格（只有数字，没有姓名）</source>
        <translation>Save as a table (figures only, no names)</translation>
    </message>
    <message>
        <source>数字是从这台手机上的记录算出来的，点开就是那些记录。</source>
        <translation>Figures are computed from the records on this phone; tap one to see them.</translation>
    </message>
    <message>
        <source>哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>选一个网格</source>
        <translation>Choose a grid</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show everything</translation>
    </message>
</context>
<context>
    <name>ReportPaper</name>
    <message>
        <source>阶段性成效</source>
        <translation>Period report</translation>
    </message>
    <message>
        <source>单位：%1</source>
        <translation>Unit: %1</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>everything</translation>
    </message>
    <message>
        <source>时段：%1 至 %2</source>
        <translation>Period: %1 to %2</translation>
    </message>
    <message>
        <source>截至：%1</source>
        <translation>As of: %1</translation>
    </message>
    <message>
        <source>各单位：%1</source>
        <translation>By unit: %1</translation>
    </message>
    <message>
        <source>数字从这台手机上的记录算出来；还没有传到中心的手机，记录不在里面。</source>
        <translation>Computed from the records on this phone; records of phones that have not reached the office yet are not among them.</translation>
    </message>
</context>
<context>
    <name>RevokePanel</name>
    <message>
        <source>不用了</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>丢了或被偷</source>
        <translation>Lost or stolen</translation>
    </message>
    <message>
        <source>报失，抹掉这台设备</source>
        <translation>Report it and wipe it</translation>
    </message>
    <message>
        <source>停用这台设备</source>
        <translation>Take this device out of service</translation>
    </message>
    <message>
        <source>先不停用</source>
        <translation>Not now</translation>
    </message>
</context>
<context>
    <name>SealPanel</name>
    <message>
        <source>一直没网的时候</source>
        <translation>When there is no network for long</translation>
    </message>
    <message>
        <source>封成文件带过去</source>
        <translation>Seal into a file to carry there</translation>
    </message>
    <message>
        <source>封一份空的，去取新资料</source>
        <translation>Ask for news by file</translation>
    </message>
    <message>
        <source>读入中心给的回信</source>
        <translation>Read the centre&apos;s reply</translation>
    </message>
</context>
<context>
    <name>SetAsideLine</name>
    <message>
        <source>改这一处</source>
        <translation>Change this</translation>
    </message>
</context>
<context>
    <name>SetAsidePage</name>
    <message>
        <source>这一条没有收下</source>
        <translation>This was not taken</translation>
    </message>
    <message>
        <source>改好了，再传</source>
        <translation>Send corrected</translation>
    </message>
    <message>
        <source>照原样再传</source>
        <translation>Send as it is</translation>
    </message>
    <message>
        <source>先不撤</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>看看这一户</source>
        <translation>Look at the household</translation>
    </message>
    <message>
        <source>为什么撤回？</source>
        <translation>Why take it back?</translation>
    </message>
    <message>
        <source>撤回，原因留着</source>
        <translation>Take back; the reason is kept</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>这里会打开它的记录。</source>
        <translation>Its record opens here.</translation>
    </message>
    <message>
        <source>点左边的一项</source>
        <translation>Choose something on the left</translation>
    </message>
</context>
<context>
    <name>SyncHead</name>
    <message>
        <source>上次全部到齐：%1</source>
        <translation>Last complete: %1</translation>
    </message>
    <message>
        <source>只在这台手机上的</source>
        <translation>Only on this phone</translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n</numerusform>
            <numerusform>%n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>重新登记这台手机</source>
        <translation>Register this phone again</translation>
    </message>
    <message>
        <source>传到中心</source>
        <translation>To the centre</translation>
    </message>
    <message>
        <source>现在就传</source>
        <translation>Send now</translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>表格 (*.xlsx *.csv)</source>
        <translation>Tables (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
</context>
<context>
    <name>TodayHead</name>
    <message>
        <source>今日走访</source>
        <translation>Today&apos;s visits</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>今天的门都走过了</source>
        <translation>All of today&apos;s doors are done</translation>
    </message>
    <message>
        <source>今天没有到期的门</source>
        <translation>No doors due today</translation>
    </message>
    <message>
        <source>辛苦了，歇一歇。</source>
        <translation>Well done. Have a rest.</translation>
    </message>
    <message>
        <source>想看谁，到住户里找。</source>
        <translation>Look under Homes for anyone you want to see.</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>VisitEntry</name>
    <message>
        <source>不算数：%1</source>
        <translation>Does not count: %1</translation>
    </message>
    <message>
        <source>记错了？选个原因，这一次就不算数，字还留着。</source>
        <translation>Recorded wrongly? Choose a reason: it no longer counts, the words stay.</translation>
    </message>
    <message>
        <source>加照片，或者不算数</source>
        <translation>Add a photo, or do not count it</translation>
    </message>
</context>
<context>
    <name>VisitMore</name>
    <message>
        <source>还有</source>
        <translation>More</translation>
    </message>
    <message>
        <source>来意、下次、住房</source>
        <translation>Purpose, next time, home</translation>
    </message>
    <message>
        <source>为什么来</source>
        <translation>Why you came</translation>
    </message>
    <message>
        <source>下次</source>
        <translation>Next time</translation>
    </message>
    <message>
        <source>房子现在</source>
        <translation>The home now</translation>
    </message>
    <message>
        <source>连心卡送到了</source>
        <translation>Contact card delivered</translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>约什么时候？</source>
        <translation>Come back when?</translation>
    </message>
    <message>
        <source>见到谁</source>
        <translation>Who you met</translation>
    </message>
    <message>
        <source>记一句（可以不写）</source>
        <translation>A note (if you like)</translation>
    </message>
    <message>
        <source>看到什么、要什么</source>
        <translation>What you saw, what they need</translation>
    </message>
</context>
<context>
    <name>VisitTimeline</name>
    <message>
        <source>走访记录</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>还没有走访过。</source>
        <translation>Not visited yet.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>M月d日</source>
        <extracomment>a date format of this year, in the sense of QLocale::toString</extracomment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>yyyy年M月d日</source>
        <extracomment>a date format of another year, in the sense of QLocale::toString</extracomment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a day and a time</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n 分钟</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 小时</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>%1栋</source>
        <comment>a building</comment>
        <translation>bldg %1</translation>
    </message>
    <message>
        <source>%1单元</source>
        <comment>a unit of a building</comment>
        <translation>unit %1</translation>
    </message>
    <message>
        <source>%1 %2%3</source>
        <extracomment>estate, building, unit</extracomment>
        <translation>%1, %2 %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>an address</comment>
        <extracomment>stair, door number</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>还没有登记</source>
        <translation>Nobody registered</translation>
    </message>
    <message>
        <source>%1家</source>
        <translation>%1</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>过世</source>
        <translation>deceased</translation>
    </message>
    <message numerus="yes">
        <source>%n 岁</source>
        <translation>
            <numerusform>%n</numerusform>
            <numerusform>%n</numerusform>
        </translation>
    </message>
    <message>
        <source>搬走了</source>
        <translation>Moved away</translation>
    </message>
    <message>
        <source>在门口</source>
        <translation>at the door</translation>
    </message>
    <message>
        <source>在社区</source>
        <translation>at the community</translation>
    </message>
    <message>
        <source>部门名单</source>
        <translation>department list</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>没有写</source>
        <translation>Not written</translation>
    </message>
    <message numerus="yes">
        <source>逾期 %n 天</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>约 %1</source>
        <translation>Back %1</translation>
    </message>
    <message>
        <source>新搬来</source>
        <translation>New</translation>
    </message>
    <message>
        <source>敲门行动</source>
        <translation>Door-knocking</translation>
    </message>
    <message>
        <source>不愿被访</source>
        <translation>Prefers no visits</translation>
    </message>
    <message>
        <source>中心户</source>
        <translation>Centre household</translation>
    </message>
    <message numerus="yes">
        <source>%n 天后到期</source>
        <translation>
            <numerusform>due in %n day</numerusform>
            <numerusform>due in %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>待传</source>
        <translation>Unsent</translation>
    </message>
    <message>
        <source>没收下，等你看</source>
        <translation>Not taken, have a look</translation>
    </message>
    <message>
        <source>两人写得不一样</source>
        <translation>Two people wrote it differently</translation>
    </message>
    <message>
        <source>已到中心</source>
        <translation>At the centre</translation>
    </message>
    <message>
        <source>已到中心 %1</source>
        <translation>At the centre %1</translation>
    </message>
    <message>
        <source>见到了</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>电话里说</source>
        <translation>By phone</translation>
    </message>
    <message>
        <source>别人代答</source>
        <translation>Through another</translation>
    </message>
    <message>
        <source>没人</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>拒访</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>改约</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>没有这个门</source>
        <translation>No such door</translation>
    </message>
    <message>
        <source>日常走访</source>
        <translation>Routine</translation>
    </message>
    <message>
        <source>重点探访</source>
        <translation>Focused</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>新入住登记</source>
        <translation>New arrival</translation>
    </message>
    <message>
        <source>安全检查</source>
        <translation>Safety check</translation>
    </message>
    <message>
        <source>政策宣传</source>
        <translation>Policy news</translation>
    </message>
    <message>
        <source>送连心卡</source>
        <translation>Contact card</translation>
    </message>
    <message>
        <source>慰问</source>
        <translation>Condolence</translation>
    </message>
    <message>
        <source>矛盾回访</source>
        <translation>Dispute follow-up</translation>
    </message>
    <message>
        <source>自住</source>
        <translation>Own home</translation>
    </message>
    <message>
        <source>租住</source>
        <translation>Rented</translation>
    </message>
    <message>
        <source>空着</source>
        <translation>Vacant</translation>
    </message>
    <message>
        <source>群租</source>
        <translation>Shared rental</translation>
    </message>
    <message>
        <source>商住两用</source>
        <translation>Home and business</translation>
    </message>
    <message>
        <source>开店经营</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>待拆</source>
        <translation>To be demolished</translation>
    </message>
    <message>
        <source>独居老人</source>
        <translation>Living alone</translation>
    </message>
    <message>
        <source>空巢</source>
        <translation>Empty nest</translation>
    </message>
    <message>
        <source>高龄</source>
        <translation>Very old</translation>
    </message>
    <message>
        <source>残疾</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>失能</source>
        <translation>Needs daily care</translation>
    </message>
    <message>
        <source>留守儿童</source>
        <translation>Left-behind child</translation>
    </message>
    <message>
        <source>困境儿童</source>
        <translation>Child in hardship</translation>
    </message>
    <message>
        <source>孤儿</source>
        <translation>Orphan</translation>
    </message>
    <message>
        <source>低保</source>
        <translation>Low income</translation>
    </message>
    <message>
        <source>特困</source>
        <translation>Extreme poverty</translation>
    </message>
    <message>
        <source>大病</source>
        <translation>Serious illness</translation>
    </message>
    <message>
        <source>孕产妇</source>
        <translation>Pregnant or new mother</translation>
    </message>
    <message>
        <source>退役军人</source>
        <translation>Veteran</translation>
    </message>
    <message>
        <source>军烈属</source>
        <translation>Military family</translation>
    </message>
    <message>
        <source>计生特殊家庭</source>
        <translation>Lost only child</translation>
    </message>
    <message>
        <source>失业</source>
        <translation>Unemployed</translation>
    </message>
    <message>
        <source>流动人口</source>
        <translation>Migrant</translation>
    </message>
    <message>
        <source>新就业群体</source>
        <translation>New employment</translation>
    </message>
    <message>
        <source>男</source>
        <translation>male</translation>
    </message>
    <message>
        <source>女</source>
        <translation>female</translation>
    </message>
    <message>
        <source>未知</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>没说</source>
        <translation>not said</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>Self</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>配偶</source>
        <translation>Spouse</translation>
    </message>
    <message>
        <source>丈夫</source>
        <translation>Husband</translation>
    </message>
    <message>
        <source>妻子</source>
        <translation>Wife</translation>
    </message>
    <message>
        <source>儿子</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>女儿</source>
        <translation>Daughter</translation>
    </message>
    <message>
        <source>女婿</source>
        <translation>Son-in-law</translation>
    </message>
    <message>
        <source>儿媳</source>
        <translation>Daughter-in-law</translation>
    </message>
    <message>
        <source>孙子</source>
        <translation>Grandson</translation>
    </message>
    <message>
        <source>孙女</source>
        <translation>Granddaughter</translation>
    </message>
    <message>
        <source>父亲</source>
        <translation>Father</translation>
    </message>
    <message>
        <source>母亲</source>
        <translation>Mother</translation>
    </message>
    <message>
        <source>亲戚</source>
        <translation>Relative</translation>
    </message>
    <message>
        <source>非亲属</source>
        <translation>Not related</translation>
    </message>
    <message>
        <source>未婚</source>
        <translation>Unmarried</translation>
    </message>
    <message>
        <source>已婚</source>
        <translation>Married</translation>
    </message>
    <message>
        <source>丧偶</source>
        <translation>Widowed</translation>
    </message>
    <message>
        <source>离婚</source>
        <translation>Divorced</translation>
    </message>
    <message>
        <source>研究生</source>
        <translation>Postgraduate</translation>
    </message>
    <message>
        <source>大学本科</source>
        <translation>University</translation>
    </message>
    <message>
        <source>大专</source>
        <translation>College</translation>
    </message>
    <message>
        <source>中专</source>
        <translation>Vocational school</translation>
    </message>
    <message>
        <source>高中</source>
        <translation>Senior school</translation>
    </message>
    <message>
        <source>初中</source>
        <translation>Junior school</translation>
    </message>
    <message>
        <source>小学</source>
        <translation>Primary school</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>上班</source>
        <translation>Employed</translation>
    </message>
    <message>
        <source>自己干</source>
        <translation>Self-employed</translation>
    </message>
    <message>
        <source>没工作</source>
        <translation>Out of work</translation>
    </message>
    <message>
        <source>上学</source>
        <translation>At school</translation>
    </message>
    <message>
        <source>退休</source>
        <translation>Retired</translation>
    </message>
    <message>
        <source>在家</source>
        <translation>At home</translation>
    </message>
    <message>
        <source>外卖、快递、网约车</source>
        <translation>Courier, rider, driver</translation>
    </message>
    <message>
        <source>党员</source>
        <translation>Party member</translation>
    </message>
    <message>
        <source>预备党员</source>
        <translation>Probationary member</translation>
    </message>
    <message>
        <source>团员</source>
        <translation>Youth league</translation>
    </message>
    <message>
        <source>群众</source>
        <translation>No party</translation>
    </message>
    <message>
        <source>在世</source>
        <translation>Living</translation>
    </message>
    <message>
        <source>可以上门</source>
        <translation>Visits welcome</translation>
    </message>
    <message>
        <source>有时段别敲门</source>
        <translation>Quiet hours</translation>
    </message>
    <message>
        <source>网格员</source>
        <translation>Grid worker</translation>
    </message>
    <message>
        <source>网格长</source>
        <translation>Grid leader</translation>
    </message>
    <message>
        <source>党员中心户</source>
        <translation>Centre household</translation>
    </message>
    <message>
        <source>党员楼栋长</source>
        <translation>Building steward</translation>
    </message>
    <message>
        <source>志愿者</source>
        <translation>Volunteer</translation>
    </message>
    <message>
        <source>社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>街道</source>
        <translation>Subdistrict</translation>
    </message>
    <message>
        <source>区</source>
        <translation>District</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>结对单位</source>
        <translation>Paired unit</translation>
    </message>
    <message>
        <source>管理员</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>记下走访</source>
        <translation>Recording visits</translation>
    </message>
    <message>
        <source>把电话给照看的人</source>
        <translation>Phone to those who look after them</translation>
    </message>
    <message>
        <source>安排关爱服务</source>
        <translation>Care services</translation>
    </message>
    <message>
        <source>拍照</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>口头</source>
        <translation>spoken</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>written</translation>
    </message>
    <message>
        <source>监护人</source>
        <translation>by a guardian</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>曾用名</source>
        <translation>Former name</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>民族</source>
        <translation>Nationality</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>和户主的关系</source>
        <translation>Relation to head</translation>
    </message>
    <message>
        <source>户籍地</source>
        <translation>Registered at</translation>
    </message>
    <message>
        <source>文化程度</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>婚姻</source>
        <translation>Marriage</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>政治面貌</source>
        <translation>Politics</translation>
    </message>
    <message>
        <source>什么时候来好</source>
        <translation>Good time to come</translation>
    </message>
    <message>
        <source>门口提醒</source>
        <translation>At the door</translation>
    </message>
    <message>
        <source>住房情况</source>
        <translation>Occupancy</translation>
    </message>
    <message>
        <source>能不能上门</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>门牌</source>
        <translation>Door number</translation>
    </message>
    <message>
        <source>关爱标签</source>
        <translation>Care tags</translation>
    </message>
    <message>
        <source>住在哪里</source>
        <translation>Lives at</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>记的话</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>走访</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>改了电话</source>
        <translation>Phone changed</translation>
    </message>
    <message>
        <source>改了家里人</source>
        <translation>Person changed</translation>
    </message>
    <message>
        <source>改了关爱标签</source>
        <translation>Care tag changed</translation>
    </message>
    <message>
        <source>改了这一户</source>
        <translation>Home changed</translation>
    </message>
    <message>
        <source>定了写法</source>
        <translation>Case settled</translation>
    </message>
    <message>
        <source>记了同意</source>
        <translation>Consent noted</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>和别人的合在一起</source>
        <translation>Joined with another&apos;s</translation>
    </message>
    <message>
        <source>两人写得不一样，等人定</source>
        <translation>Two people wrote it differently; to be settled</translation>
    </message>
    <message>
        <source>没收下</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>后来用了别的写法</source>
        <translation>Another version was used</translation>
    </message>
    <message>
        <source>里面有一处写得不对，改一下就能传。</source>
        <translation>One thing in it is not right. Correct it and it can go.</translation>
    </message>
    <message>
        <source>这一户现在不归你这一格，中心没有收下。可以请网格长看看。</source>
        <translation>This home is not in your grid now, so the centre did not take it. Your grid leader can have a look.</translation>
    </message>
    <message>
        <source>中心已经没有这一户了。可能搬走或并到别的户。</source>
        <translation>The centre no longer has this home. It may have moved or been joined with another.</translation>
    </message>
    <message>
        <source>它跟在另一条没收下的后面，那一条好了它就会走。</source>
        <translation>It follows another that was not taken. When that one is settled, it will go.</translation>
    </message>
    <message>
        <source>中心没有收下这一条。</source>
        <translation>The centre did not take this.</translation>
    </message>
    <message>
        <source>这里有一处写得不对，请看看。</source>
        <translation>Something here is not right. Please have a look.</translation>
    </message>
    <message>
        <source>没有要改的，原来就是这样。</source>
        <translation>Nothing to change: it says so already.</translation>
    </message>
    <message>
        <source>找不到了，可能已经搬走或并到别的户。</source>
        <translation>Not found. They may have moved or been joined with another home.</translation>
    </message>
    <message>
        <source>这一户不归你这一格，改不了。</source>
        <translation>This home is not in your grid, so it cannot be changed.</translation>
    </message>
    <message>
        <source>刚才别人也改过，请再看一眼。</source>
        <translation>Someone just changed it too. Please look again.</translation>
    </message>
    <message>
        <source>太长了，写短一点。</source>
        <translation>Too long. Please make it shorter.</translation>
    </message>
    <message>
        <source>手机存不下了。请腾出一点空间再试，已经记下的都在。</source>
        <translation>The phone is full. Please free some space and try again; all you wrote is there.</translation>
    </message>
    <message>
        <source>正忙着，等一会儿再试。</source>
        <translation>Busy. Try again in a while.</translation>
    </message>
    <message>
        <source>现在没有网。</source>
        <translation>No network now.</translation>
    </message>
    <message>
        <source>没有办成，再试一次。还不行就告诉社区。</source>
        <translation>That did not work. Try once more, or tell the community.</translation>
    </message>
    <message>
        <source>连不上中心。多半是没有网，有网了会自己再传。</source>
        <translation>The centre cannot be reached, most likely for want of a network. It goes by itself when there is one.</translation>
    </message>
    <message>
        <source>对面不像是我们的中心，所以没有传。请告诉社区。</source>
        <translation>The other end does not look like our centre, so nothing was sent. Please tell the community.</translation>
    </message>
    <message>
        <source>中心不认得这台手机了。请找社区重新登记，记下的都还在。</source>
        <translation>The centre no longer knows this phone. Please have it enrolled again; all you wrote is there.</translation>
    </message>
    <message>
        <source>这台手机的记录像是从备份恢复的，正在和中心对齐，不会丢。</source>
        <translation>This phone seems restored from a backup. It is lining up with the centre; nothing gets lost.</translation>
    </message>
    <message>
        <source>手机里的资料坏了。请关掉应用再打开，能救的都会救出来。</source>
        <translation>What this phone holds is damaged. Please close the app and open it again: all that can be saved will be.</translation>
    </message>
    <message>
        <source>中心正忙，等一会儿会自己再传。</source>
        <translation>The centre is busy. It goes by itself in a while.</translation>
    </message>
    <message>
        <source>手机存不下了。请腾出一点空间。</source>
        <translation>The phone is full. Please free some space.</translation>
    </message>
    <message>
        <source>这一次没有传成，会自己再试。</source>
        <translation>It did not go this time. It will try again by itself.</translation>
    </message>
    <message>
        <source>这一条没有收下</source>
        <translation>This was not taken</translation>
    </message>
    <message>
        <source>手机像是从备份恢复的</source>
        <translation>This phone seems restored from a backup</translation>
    </message>
    <message>
        <source>手机的时间不准</source>
        <translation>The phone&apos;s clock is wrong</translation>
    </message>
    <message>
        <source>这台手机已经停用</source>
        <translation>This phone has been retired</translation>
    </message>
    <message>
        <source>和部门名单不一样</source>
        <translation>Differs from a department&apos;s list</translation>
    </message>
    <message>
        <source>一人删了，一人还在改</source>
        <translation>One removed it, one changed it</translation>
    </message>
    <message>
        <source>合不到一起，请看看</source>
        <translation>These do not go together</translation>
    </message>
    <message>
        <source>同一个人登记在两处</source>
        <translation>One person, two homes</translation>
    </message>
    <message>
        <source>可能是同一个人</source>
        <translation>Perhaps the same person</translation>
    </message>
    <message>
        <source>两人前后脚到了同一户</source>
        <translation>Two people visited the same door</translation>
    </message>
    <message>
        <source>请你看一眼</source>
        <translation>Please have a look</translation>
    </message>
    <message>
        <source>他现在住在哪里？</source>
        <translation>Where do they live now?</translation>
    </message>
    <message>
        <source>是一起去的吗？</source>
        <translation>Did they go together?</translation>
    </message>
    <message>
        <source>这一条还要吗？</source>
        <translation>Is this still needed?</translation>
    </message>
    <message>
        <source>哪个对？</source>
        <translation>Which is right?</translation>
    </message>
    <message>
        <source>是同一个人</source>
        <translation>The same person</translation>
    </message>
    <message>
        <source>是两个人</source>
        <translation>Two people</translation>
    </message>
    <message>
        <source>一起去的，算一次</source>
        <translation>Together, one visit</translation>
    </message>
    <message>
        <source>一次记成了两次</source>
        <translation>One visit, noted twice</translation>
    </message>
    <message>
        <source>住在第一处</source>
        <translation>At the first</translation>
    </message>
    <message>
        <source>住在第二处</source>
        <translation>At the second</translation>
    </message>
    <message>
        <source>两处都住</source>
        <translation>At both</translation>
    </message>
    <message>
        <source>留着</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>正在把这一格的资料取到手机上。可以先用，数据还在来。</source>
        <translation>Bringing your grid to this phone. You can start; the rest is on its way.</translation>
    </message>
    <message numerus="yes">
        <source>%n 次走访只在这台手机上。都存好了，有网就传。</source>
        <translation>
            <numerusform>%n visit is only on this phone. It is safe and will go when there is a network.</numerusform>
            <numerusform>%n visits are only on this phone. They are safe and will go when there is a network.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条记录只在这台手机上。都存好了，有网就传。</source>
        <translation>
            <numerusform>%n record is only on this phone. It is safe and will go when there is a network.</numerusform>
            <numerusform>%n records are only on this phone. They are safe and will go when there is a network.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条中心没有收下，在待办里等你看。其余的都到了。</source>
        <translation>
            <numerusform>%n record was not taken and waits under To do. All else is there.</numerusform>
            <numerusform>%n records were not taken and wait under To do. All else is there.</numerusform>
        </translation>
    </message>
    <message>
        <source>还没有和中心通过。你记下的都会存在这台手机上。</source>
        <translation>Not yet in touch with the centre. All you write is kept on this phone.</translation>
    </message>
    <message>
        <source>你写的都已到中心，%1。</source>
        <translation>All you wrote is at the centre, %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n 条待传</source>
        <translation>
            <numerusform>%n unsent</numerusform>
            <numerusform>%n unsent</numerusform>
        </translation>
    </message>
    <message>
        <source>·</source>
        <extracomment>between two facts of one line</extracomment>
        <translation>, </translation>
    </message>
    <message>
        <source>可能是同一扇门</source>
        <translation>Perhaps the same door</translation>
    </message>
    <message>
        <source>可能是同一户</source>
        <translation>Perhaps the same household</translation>
    </message>
    <message>
        <source>是同一扇门</source>
        <translation>The same door</translation>
    </message>
    <message>
        <source>是同一户</source>
        <translation>The same household</translation>
    </message>
    <message>
        <source>是两扇门</source>
        <translation>Two doors</translation>
    </message>
    <message>
        <source>是两户</source>
        <translation>Two households</translation>
    </message>
    <message>
        <source>没有门牌</source>
        <translation>No door number</translation>
    </message>
    <message>
        <source>没有姓名</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>%1，%2</source>
        <extracomment>a person and an address</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n 次走访</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个关爱标签</source>
        <translation>
            <numerusform>%n care tag</numerusform>
            <numerusform>%n care tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 份同意</source>
        <translation>
            <numerusform>%n consent</numerusform>
            <numerusform>%n consents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 处居住</source>
        <translation>
            <numerusform>%n residency</numerusform>
            <numerusform>%n residencies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 户</source>
        <translation>
            <numerusform>%n household</numerusform>
            <numerusform>%n households</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 件约好的事</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 张照片</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个联系人</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 张送到的连心卡</source>
        <translation>
            <numerusform>%n card delivered</numerusform>
            <numerusform>%n cards delivered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个中心户身份</source>
        <translation>
            <numerusform>%n centre-household role</numerusform>
            <numerusform>%n centre-household roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个楼栋长身份</source>
        <translation>
            <numerusform>%n steward role</numerusform>
            <numerusform>%n steward roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条别的记录</source>
        <translation>
            <numerusform>%n other record</numerusform>
            <numerusform>%n other records</numerusform>
        </translation>
    </message>
    <message>
        <source>在这台手机上</source>
        <translation>On this phone</translation>
    </message>
    <message>
        <source>到中心 %1%</source>
        <translation>%1% at the centre</translation>
    </message>
    <message>
        <source>没传成</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>不传了</source>
        <translation>Given up</translation>
    </message>
    <message>
        <source>还没到中心</source>
        <translation>Not at the centre yet</translation>
    </message>
    <message>
        <source>照片在这台手机上，有 Wi-Fi 时自己传。</source>
        <translation>The photo is on this phone; it goes by itself on Wi-Fi.</translation>
    </message>
    <message>
        <source>照片到中心 %1% 了，接着传。</source>
        <translation>%1% of the photo is at the centre; the rest follows.</translation>
    </message>
    <message>
        <source>照片在中心，这台手机上没有。要看就取过来。</source>
        <translation>The photo is at the centre and not on this phone. Fetch it to look at it.</translation>
    </message>
    <message>
        <source>照片已到中心。</source>
        <translation>The photo is at the centre.</translation>
    </message>
    <message>
        <source>不传了：%1。照片还在这台手机上。</source>
        <translation>Given up: %1. The photo is still on this phone.</translation>
    </message>
    <message>
        <source>照片还在路上，到中心 %1% 了。</source>
        <translation>The photo is on its way; %1% is at the centre.</translation>
    </message>
    <message>
        <source>照片还在拍它的手机上，没到中心。</source>
        <translation>The photo is still on the phone that took it.</translation>
    </message>
    <message>
        <source>这不是能用的照片（要 JPEG 或 PNG），或者坏了。</source>
        <translation>This is not a photo we can use (JPEG or PNG), or it is damaged.</translation>
    </message>
    <message>
        <source>这张照片太大，中心收不下。换一张小的。</source>
        <translation>This photo is too large for the centre. Use a smaller one.</translation>
    </message>
    <message>
        <source>这张照片已经加过了。</source>
        <translation>This photo was added already.</translation>
    </message>
    <message>
        <source>照片还没到中心，或者已经不在了。过一会儿再看。</source>
        <translation>The photo is not at the centre yet, or no longer there. Look again later.</translation>
    </message>
    <message>
        <source>现在没有网，照片取不过来。有网了再点一下。</source>
        <translation>There is no network now, so the photo cannot come. Tap again when there is.</translation>
    </message>
    <message>
        <source>这张照片不归这台手机。</source>
        <translation>This photo does not belong to this phone.</translation>
    </message>
    <message>
        <source>删掉这一条记录</source>
        <translation>Delete this record</translation>
    </message>
    <message>
        <source>清除这一条记录</source>
        <translation>Erase this record</translation>
    </message>
    <message>
        <source>把两份合成一份</source>
        <translation>Make two records one</translation>
    </message>
    <message>
        <source>把合成的分开</source>
        <translation>Take a merged record apart</translation>
    </message>
    <message>
        <source>%1：去掉</source>
        <translation>%1: take off</translation>
    </message>
    <message>
        <source>%1：加上</source>
        <translation>%1: add</translation>
    </message>
    <message>
        <source>手机 11 位，或区号加座机，如 06638221100</source>
        <translation>11 digits for a mobile, or area code and number, as 06638221100</translation>
    </message>
    <message>
        <source>年-月-日，如 1990-01-31</source>
        <translation>Year-month-day, as 1990-01-31</translation>
    </message>
    <message>
        <source>只写数字</source>
        <translation>Digits only</translation>
    </message>
    <message>
        <source>18 位，最后一位可以是 X</source>
        <translation>18 characters; the last may be X</translation>
    </message>
    <message>
        <source>和证件上一样</source>
        <translation>As on the identity card</translation>
    </message>
    <message>
        <source>用了你写的「%1」</source>
        <translation>&quot;%1&quot; was taken, as you wrote</translation>
    </message>
    <message>
        <source>用了「%1」</source>
        <translation>&quot;%1&quot; was taken</translation>
    </message>
    <message>
        <source>在哪一户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>小区</source>
        <translation>Estate</translation>
    </message>
    <message>
        <source>楼栋</source>
        <translation>Building</translation>
    </message>
    <message>
        <source>单元</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>楼层</source>
        <translation>Floor</translation>
    </message>
    <message>
        <source>房屋编码</source>
        <translation>Dwelling code</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>不便打扰的时间</source>
        <translation>Quiet hours</translation>
    </message>
    <message>
        <source>来意</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>照片说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>怎么同意的</source>
        <translation>How consent was given</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Expires</translation>
    </message>
    <message>
        <source>为什么不算数</source>
        <translation>Why it does not count</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>定的是</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>State</translation>
    </message>
    <message>
        <source>加了照片</source>
        <translation>Added a photo</translation>
    </message>
    <message>
        <source>两份合成一份</source>
        <translation>Made two records one</translation>
    </message>
    <message>
        <source>这件事你的岗位改不了，中心没有收下。可以请网格长或社区来改。</source>
        <translation>Your role may not change this, so the centre did not take it. Ask the grid leader or the community to do it.</translation>
    </message>
    <message>
        <source>中心已经有这一条了，多半是传过一次。看一眼，没问题就撤回。</source>
        <translation>The centre has this one already; it was probably sent before. Have a look, and take it back if all is well.</translation>
    </message>
    <message>
        <source>中心还没有升级，认不得这一条。等中心升级了再传。</source>
        <translation>The centre has not been upgraded and does not know this. Send it again after the upgrade.</translation>
    </message>
    <message>
        <source>这台手机停用以后才传到的，中心留着等人看。请和社区联系。</source>
        <translation>It came after this phone had been revoked; the centre keeps it for somebody to look at. Please ask the community.</translation>
    </message>
    <message>
        <source>应用该更新了</source>
        <translation>Time to update the app</translation>
    </message>
    <message>
        <source>可能记了两份</source>
        <translation>Perhaps registered twice</translation>
    </message>
    <message>
        <source>合成了一份</source>
        <translation>Made one record</translation>
    </message>
    <message>
        <source>不是同一份</source>
        <translation>Not the same</translation>
    </message>
    <message>
        <source>这台手机已经停用。记下的都留着，中心那一份等人看过再用。请和社区联系。</source>
        <translation>This phone has been revoked. Everything you wrote is kept; what reaches the centre waits for somebody to look at it. Please contact the community.</translation>
    </message>
    <message>
        <source>应用太旧了，中心听不懂它。请更新，记下的都还在。</source>
        <translation>The app is too old for the centre. Please update it; all you wrote is there.</translation>
    </message>
    <message numerus="yes">
        <source>%n 条记录只在这台手机上。都存好了，眼下传不过去。</source>
        <translation>
            <numerusform>%n record is only on this phone. It is safe, but cannot be sent now.</numerusform>
            <numerusform>%n records are only on this phone. They are safe, but cannot be sent now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>你写的都已到中心，%1。还有 %n 张照片在这台手机上。</source>
        <translation>
            <numerusform>All you wrote is at the centre, %1. %n photo is still on this phone.</numerusform>
            <numerusform>All you wrote is at the centre, %1. %n photos are still on this phone.</numerusform>
        </translation>
    </message>
    <message>
        <source>已经有这个名字的文件了，换个名字再封。</source>
        <translation>There is a file of that name. Choose another name.</translation>
    </message>
    <message>
        <source>这份回信回的不是这台手机封的文件，或者太久了。再封一份带过去。</source>
        <translation>This reply does not answer a file of this phone, or it is too old. Seal another one.</translation>
    </message>
    <message>
        <source>这个文件不是中心的回信，或者坏了。请社区再给一份。</source>
        <translation>This file is not a reply of the centre, or it is damaged. Ask the community for another.</translation>
    </message>
    <message>
        <source>这一次写的太多，一个文件装不下。请找有网的地方传。</source>
        <translation>This is too much for one file. Please send it where there is a network.</translation>
    </message>
    <message>
        <source>正在和中心传，传完了再读。</source>
        <translation>A transfer is running; read the reply when it is done.</translation>
    </message>
    <message>
        <source>文件写不进去或读不出来。看看那里还有没有空间。</source>
        <translation>The file cannot be written or read. See whether there is space.</translation>
    </message>
    <message>
        <source>这一份按规定或本人的意思清除了，不能再往里写。撤回就行。</source>
        <translation>This record was erased by law or by the person&apos;s wish and takes nothing more. Just take this back.</translation>
    </message>
    <message numerus="yes">
        <source>%n 处空房</source>
        <translation>
            <numerusform>%n empty dwelling</numerusform>
            <numerusform>%n empty dwellings</numerusform>
        </translation>
    </message>
    <message>
        <source>%1搬到别的网格了，由那边接着走访。</source>
        <translation>%1 moved to another grid, which will go on visiting.</translation>
    </message>
    <message>
        <source>网格重新划过，%1归别的网格了。</source>
        <translation>The grids were redrawn: %1 went to another grid.</translation>
    </message>
    <message>
        <source>这份名单不再由你走，%1不在这台手机上了。</source>
        <translation>This list is no longer yours: %1 left this phone.</translation>
    </message>
    <message>
        <source>%2现在由别人负责，%1不在这台手机上了。</source>
        <translation>%2 is now in other hands: %1 left this phone.</translation>
    </message>
    <message>
        <source>名单到期了，%1不在这台手机上了。</source>
        <translation>The list has ended: %1 left this phone.</translation>
    </message>
    <message>
        <source>%1 等</source>
        <comment>some of the doors</comment>
        <translation>%1 and more</translation>
    </message>
    <message>
        <source>原在%1</source>
        <comment>the grid that doors were in</comment>
        <translation>was in %1</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>不在这台手机上</source>
        <translation>Not on this phone</translation>
    </message>
    <message>
        <source>表格是空的</source>
        <translation>The table is empty</translation>
    </message>
    <message>
        <source>不认识「%1」这一列，请删掉或改名</source>
        <translation>The column “%1” is not known; remove or rename it</translation>
    </message>
    <message>
        <source>「%1」有两列，请留一列</source>
        <translation>The column “%1” is there twice; keep one</translation>
    </message>
    <message>
        <source>缺「%1」这一列</source>
        <translation>The column “%1” is missing</translation>
    </message>
    <message>
        <source>比第一行的列名多出几格</source>
        <translation>More cells than the first row has columns</translation>
    </message>
    <message>
        <source>%1：请写是哪个网格</source>
        <translation>%1: say which grid</translation>
    </message>
    <message>
        <source>%1：没有「%2」这个网格</source>
        <translation>%1: there is no grid “%2”</translation>
    </message>
    <message>
        <source>%1：「%2」还没有登记，请先登记</source>
        <translation>%1: “%2” is not registered yet; register it first</translation>
    </message>
    <message>
        <source>%1：有两个「%2」，请先合成一个</source>
        <translation>%1: “%2” is there twice; make them one first</translation>
    </message>
    <message>
        <source>%1：不能空着</source>
        <translation>%1: this must not be empty</translation>
    </message>
    <message>
        <source>%1：写得不对</source>
        <translation>%1: this is not right</translation>
    </message>
    <message>
        <source>%1：写得不对（%2）</source>
        <translation>%1: this is not right (%2)</translation>
    </message>
    <message>
        <source>%1：不认识「%2」</source>
        <translation>%1: “%2” is not known</translation>
    </message>
    <message>
        <source>%1：和第 %2 行一样</source>
        <translation>%1: the same as in row %2</translation>
    </message>
    <message>
        <source>%1：这一户住着别的人，请到那一户去加人或搬家</source>
        <translation>%1: other people live at this door; add or move people there</translation>
    </message>
    <message>
        <source>%1：这个人登记在别的门，请办搬家</source>
        <translation>%1: this person is registered at another door; move them instead</translation>
    </message>
    <message>
        <source>%1：「%2」在这一户有两行</source>
        <translation>%1: “%2” has two rows in this household</translation>
    </message>
    <message>
        <source>读不出来。请在表格软件里另存为 xlsx 或「CSV UTF-8」，不加密码，再选一次。</source>
        <translation>This cannot be read. Save it in the spreadsheet as xlsx or “CSV UTF-8”, without a password, and choose it again.</translation>
    </message>
    <message>
        <source>有一格的引号没有收尾。请在表格软件里另存一份，再选一次。</source>
        <translation>A quote in one cell does not end. Save the table once more in the spreadsheet and choose it again.</translation>
    </message>
    <message>
        <source>表格太大了：最多 10 万行、64 列，一格 1300 字。请分成几张。</source>
        <translation>The table is too large: at most 100,000 rows, 64 columns and 1,300 characters a cell. Divide it.</translation>
    </message>
    <message>
        <source>这个文件打不开了，请再选一次。</source>
        <translation>This file cannot be opened any more; choose it again.</translation>
    </message>
    <message>
        <source>登记住户表格归社区办，这里登不了。</source>
        <translation>Tables of households are for the community desk; they cannot be registered here.</translation>
    </message>
    <message>
        <source>两人写得不一样的</source>
        <translation>Written differently by two people</translation>
    </message>
    <message>
        <source>可能是同一个的</source>
        <translation>Perhaps the same</translation>
    </message>
    <message>
        <source>中心没有收下的</source>
        <translation>Not taken by the office</translation>
    </message>
    <message>
        <source>现在是「%1」，不能这样办</source>
        <translation>it is “%1” now, so this cannot be done</translation>
    </message>
    <message>
        <source>不归你办</source>
        <translation>it is not yours to do</translation>
    </message>
    <message>
        <source>原来就是这样</source>
        <translation>it was so already</translation>
    </message>
    <message>
        <source>没办成：%1（%2）</source>
        <extracomment>a record that was left as it is, and why</extracomment>
        <translation>Not done: %1 (%2)</translation>
    </message>
    <message>
        <source>办好了</source>
        <translation>Mark done</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>重新办</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>定下来</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>重新上报</source>
        <translation>Report again</translation>
    </message>
    <message>
        <source>核实属实</source>
        <translation>Confirm it is so</translation>
    </message>
    <message>
        <source>立案</source>
        <translation>File</translation>
    </message>
    <message>
        <source>自己办好了</source>
        <translation>Settle on the spot</translation>
    </message>
    <message>
        <source>分派</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>开始办</source>
        <translation>Begin work</translation>
    </message>
    <message>
        <source>接着办</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>没办好，再办</source>
        <translation>Not done, handle again</translation>
    </message>
    <message>
        <source>办完了，送核查</source>
        <translation>Done, have it checked</translation>
    </message>
    <message>
        <source>送去核查</source>
        <translation>Have it checked</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>挂起</source>
        <translation>Suspend</translation>
    </message>
    <message>
        <source>延期</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>报上级</source>
        <translation>Escalate</translation>
    </message>
    <message>
        <source>重新受理</source>
        <translation>Take up again</translation>
    </message>
    <message>
        <source>再调解</source>
        <translation>Mediate again</translation>
    </message>
    <message>
        <source>开始调解</source>
        <translation>Begin mediation</translation>
    </message>
    <message>
        <source>调解成了</source>
        <translation>Record agreement</translation>
    </message>
    <message>
        <source>没调解成</source>
        <translation>Record failure</translation>
    </message>
    <message>
        <source>回访过了</source>
        <translation>Record follow-up</translation>
    </message>
    <message>
        <source>报到</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>办完了</source>
        <translation>Mark handled</translation>
    </message>
    <message>
        <source>评价</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>转到下次</source>
        <translation>Carry over</translation>
    </message>
    <message>
        <source>履行完了</source>
        <translation>Mark fulfilled</translation>
    </message>
    <message>
        <source>终止</source>
        <translation>End</translation>
    </message>
    <message>
        <source>继续履行</source>
        <translation>Put in force again</translation>
    </message>
    <message>
        <source>重新提出</source>
        <translation>Raise again</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>改天再议</source>
        <translation>Adjourn</translation>
    </message>
    <message>
        <source>不受理</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>再议</source>
        <translation>Discuss again</translation>
    </message>
    <message>
        <source>开始议事</source>
        <translation>Begin session</translation>
    </message>
    <message>
        <source>议定了</source>
        <translation>Record resolution</translation>
    </message>
    <message>
        <source>落实了</source>
        <translation>Record follow-up</translation>
    </message>
    <message>
        <source>重新对接</source>
        <translation>Match anew</translation>
    </message>
    <message>
        <source>对接好了</source>
        <translation>Record match</translation>
    </message>
    <message>
        <source>服务过了</source>
        <translation>Record service</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>接着做</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>再问一次</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>答复了</source>
        <translation>Record answer</translation>
    </message>
    <message>
        <source>解决了</source>
        <translation>Accept answer</translation>
    </message>
    <message numerus="yes">
        <source>该回访，过了 %n 天</source>
        <translation>
            <numerusform>follow-up %n day late</numerusform>
            <numerusform>follow-up %n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>超期 %n 天</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message>
        <source>今天 %1 已到时限</source>
        <translation>limit was today, %1</translation>
    </message>
    <message>
        <source>今天 %1 前</source>
        <translation>today by %1</translation>
    </message>
    <message>
        <source>今天回访</source>
        <translation>follow up today</translation>
    </message>
    <message>
        <source>第 %1 轮</source>
        <translation>Round %1</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 户要敲</source>
        <translation>
            <numerusform>%n door left</numerusform>
            <numerusform>%n doors left</numerusform>
        </translation>
    </message>
    <message>
        <source>到%1</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>敲过了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>不用去了</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>说过不愿被访，不去</source>
        <translation>Asked not to be visited</translation>
    </message>
    <message numerus="yes">
        <source>没人 %n 次</source>
        <translation>
            <numerusform>no answer once</numerusform>
            <numerusform>no answer %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>等下一轮</source>
        <translation>waits for the next round</translation>
    </message>
    <message>
        <source>还没敲</source>
        <translation>Not knocked yet</translation>
    </message>
    <message>
        <source>行动已经结束，或最后一天过了。先改「结束」日期，再派户。</source>
        <translation>The campaign or its last day is over. Set a later “Until” first, then give doors out.</translation>
    </message>
    <message>
        <source>有的户在别的网格，选的人里没有谁管那一格。再选一个人，或把网格选小一点。</source>
        <translation>Some doors are in a grid where none of those chosen works. Choose one person more, or fewer grids.</translation>
    </message>
    <message>
        <source>派户由社区、街道来做。</source>
        <translation>Doors are given out by the community or subdistrict.</translation>
    </message>
    <message>
        <source>这次行动不在这台手机上。</source>
        <translation>This campaign is not on this phone.</translation>
    </message>
    <message>
        <source>%1 米</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>%1 公里</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>归%1的党组织</source>
        <translation>Looked after by the branch of %1</translation>
    </message>
    <message>
        <source>还没有党组织</source>
        <translation>No party organisation yet</translation>
    </message>
    <message>
        <source>M月d日 ddd</source>
        <extracomment>a date format with the weekday, in the sense of QLocale::toString</extracomment>
        <translation>ddd d MMM</translation>
    </message>
    <message>
        <source>已失效</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>已有新文件</source>
        <translation>Superseded</translation>
    </message>
    <message>
        <source>还没生效</source>
        <translation>Not in force yet</translation>
    </message>
    <message>
        <source>现行</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>%1：这一户已经有户主了，只能有一个</source>
        <translation>%1: this household has a head already; there can be only one</translation>
    </message>
    <message>
        <source>%1：这一格的公式算错了（%2），请直接填内容</source>
        <translation>%1: the formula in this cell gives an error (%2); put the value itself there</translation>
    </message>
    <message>
        <source>表格或登记册刚才变了。请再选一次，看过再登记。</source>
        <translation>The table or the register has just changed. Choose it once more and look at it before you register.</translation>
    </message>
    <message>
        <source>第 %1 行的门或人，刚才已经有人登记了。</source>
        <translation>Row %1: somebody has just registered this door or these people.</translation>
    </message>
    <message>
        <source>第 %1 行这一户登记不了。请看看这一户的几行，在表格里改好。</source>
        <translation>The household of row %1 cannot be registered. Look at its rows and correct them in the table.</translation>
    </message>
    <message>
        <source>这台手机上没有了</source>
        <translation>no longer on this phone</translation>
    </message>
    <message>
        <source>账号已停用</source>
        <translation>Account ended</translation>
    </message>
    <message>
        <source>还没有分配网格或单位</source>
        <translation>No grid or unit assigned yet</translation>
    </message>
    <message>
        <source>%1起，到%2为止</source>
        <translation>From %1 until %2</translation>
    </message>
    <message>
        <source>%1起在岗</source>
        <translation>In service since %1</translation>
    </message>
    <message>
        <source>设备 %1</source>
        <translation>Device %1</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <extracomment>what its owner calls it, and the end of its number</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1登记</source>
        <translation>Enrolled %1</translation>
    </message>
    <message>
        <source>最近联系 %1</source>
        <translation>last heard of %1</translation>
    </message>
    <message>
        <source>还没有联系过</source>
        <translation>not heard of yet</translation>
    </message>
    <message>
        <source>版本 %1</source>
        <translation>version %1</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>已报失，会抹掉</source>
        <translation>Reported lost, to be wiped</translation>
    </message>
    <message>
        <source>就是现在这台</source>
        <translation>The one in your hands</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>它下一次找中心时，里面存的会全部抹掉，没有传的也一起抹掉。抹之前传来的，中心另外存着，等人看。找回来也恢复不了。</source>
        <translation>The next time it turns to the office, everything it holds is wiped, what it has not sent as well. What it sends before that is kept apart at the office for a person to look at. It cannot be brought back, even if the device is found.</translation>
    </message>
    <message>
        <source>它从此取不到资料，也传不进来。没有传的记录留在那台设备上；它再传来的，中心另外存着，等人看过再用，不会丢。</source>
        <translation>From now on it gets no data and its work is not taken in. What it has not sent stays on it; what it still sends is kept apart at the office until a person has looked at it. Nothing is lost.</translation>
    </message>
    <message>
        <source>连不上中心。人员和设备要有网才看得到。</source>
        <translation>The office cannot be reached. People and devices are only shown with a network.</translation>
    </message>
    <message>
        <source>没有等到中心的回音。有网了再点一次，不会办两回。</source>
        <translation>No answer came from the office. Tap again once there is a network; it will not be done twice.</translation>
    </message>
    <message>
        <source>中心正忙，没有改动，等一会儿再试。</source>
        <translation>The office is busy; nothing was changed. Try again later.</translation>
    </message>
    <message>
        <source>这个账号不归你管，没有改动。请找管它的街道或区里。</source>
        <translation>This account is not yours to look after; nothing was changed. Ask the subdistrict or district that does.</translation>
    </message>
    <message>
        <source>这个账号现在不归你管了，请回去看看名单。</source>
        <translation>This account is no longer yours to look after. Go back and look at the list.</translation>
    </message>
    <message>
        <source>这个账号已经停用，不能再加设备。</source>
        <translation>This account has ended; no device can be added to it.</translation>
    </message>
    <message>
        <source>刚才那个码已经用过或过期了。再点一次，会出一个新的。</source>
        <translation>That code was used or has expired. Tap again for a new one.</translation>
    </message>
    <message>
        <source>中心的版本太旧，还不能在这里管人员和设备。请区里先给中心升级，没有改动。</source>
        <translation>The office&apos;s version is too old for this. Ask the district to upgrade the office first; nothing was changed.</translation>
    </message>
    <message>
        <source>小写英文，如 fire.passage</source>
        <translation>Lower case, as fire.passage</translation>
    </message>
    <message>
        <source>代码表、代码、名称都要写。代码用小写英文字母、数字和下划线；第二级写成「第一级.第二级」，第一级要先有。停用不能早于启用。</source>
        <translation>List, code and name are all needed. A code has lower-case letters, digits and underscores; one of the second level is written “first.second”, and the first must be there already. It cannot end before it begins.</translation>
    </message>
    <message>
        <source>这个代码已经有一条了，请改那一条。</source>
        <translation>This code has an entry already; change that one.</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>工作</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>报一个问题</source>
        <translation>Report a problem</translation>
    </message>
    <message>
        <source>按时段算出来的</source>
        <translation>Computed for any period</translation>
    </message>
    <message>
        <source>阶段性成效</source>
        <translation>Period report</translation>
    </message>
    <message>
        <source>一次登记许多户</source>
        <translation>Many households at once</translation>
    </message>
    <message>
        <source>用表格登记住户</source>
        <translation>Register households from a table</translation>
    </message>
    <message>
        <source>等你办的</source>
        <translation>Waiting for you</translation>
    </message>
    <message>
        <source>阵地、组织、文件、日历、名片</source>
        <translation>Bases, organisation, documents, calendar, cards</translation>
    </message>
    <message>
        <source>查一查，印一印</source>
        <translation>Look up and print</translation>
    </message>
    <message>
        <source>加一台设备，停用一台设备</source>
        <translation>Add a device, take one out of service</translation>
    </message>
    <message>
        <source>人员和设备</source>
        <translation>People and devices</translation>
    </message>
</context>
<context>
    <name>banyan::ui::AccountModel</name>
    <message>
        <source>%1 已报失。</source>
        <translation>%1 was reported lost.</translation>
    </message>
    <message>
        <source>%1 已停用。</source>
        <translation>%1 is out of service.</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <extracomment>a grid or a unit and its code</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>只能用一次，%1前有效。</source>
        <translation>Good once, until %1.</translation>
    </message>
</context>
<context>
    <name>banyan::ui::AccountsModel</name>
    <message>
        <source>正在问中心…</source>
        <translation>Asking the office…</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 台设备在用</source>
        <translation>
            <numerusform>%n device in use</numerusform>
            <numerusform>%n devices in use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banyan::ui::BaseModel</name>
    <message>
        <source>近 30 天来过</source>
        <translation>In the last 30 days</translation>
    </message>
    <message numerus="yes">
        <source>%n 人次</source>
        <translation>
            <numerusform>%n attendance</numerusform>
            <numerusform>%n attendances</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banyan::ui::BasesModel</name>
    <message>
        <source>选一个地方</source>
        <translation>Choose a place</translation>
    </message>
    <message>
        <source>这里没有记下坐标，先列本社区、本街道的。</source>
        <translation>No position is recorded here: this community and subdistrict come first.</translation>
    </message>
    <message>
        <source>直线距离，按登记的坐标算，不用定位。</source>
        <translation>As the crow flies, from recorded positions. The phone is not located.</translation>
    </message>
    <message>
        <source>直线距离，按周围门牌的坐标估的，不用定位。</source>
        <translation>As the crow flies, estimated from doors around. The phone is not located.</translation>
    </message>
</context>
<context>
    <name>banyan::ui::CalendarModel</name>
    <message>
        <source>今天没有安排</source>
        <translation>Nothing today</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>yyyy年M月</source>
        <extracomment>a date format of a month, in the sense of QLocale::toString</extracomment>
        <translation>MMMM yyyy</translation>
    </message>
</context>
<context>
    <name>banyan::ui::CampaignModel</name>
    <message>
        <source>没人的，等下一轮</source>
        <translation>No answer, waiting for the next round</translation>
    </message>
    <message>
        <source>不用再去的</source>
        <translation>Done with</translation>
    </message>
    <message>
        <source>到%1</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>还没有派户</source>
        <translation>No doors given out yet</translation>
    </message>
    <message numerus="yes">
        <source>%n 户，敲过 %1 户</source>
        <translation>
            <numerusform>%n door, %1 done</numerusform>
            <numerusform>%n doors, %1 done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>这一轮还要敲 %n 户</source>
        <translation>
            <numerusform>%n to knock in this round</numerusform>
            <numerusform>%n to knock in this round</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>没人 %n 户</source>
        <translation>
            <numerusform>%n without an answer</numerusform>
            <numerusform>%n without an answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>取消 %n 户</source>
        <translation>
            <numerusform>%n cancelled</numerusform>
            <numerusform>%n cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>没人的 %n 户再敲一轮</source>
        <extracomment>the button that sends people once more to the doors where nobody answered</extracomment>
        <translation>
            <numerusform>Another round for %n door without an answer</numerusform>
            <numerusform>Another round for %n doors without an answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banyan::ui::CampaignShareForm</name>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>不限</source>
        <translation>No limit</translation>
    </message>
    <message numerus="yes">
        <source>%n 天没见到</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All of them</translation>
    </message>
    <message>
        <source>没有一户合这些条件，放宽一点再选。</source>
        <translation>No door fits. Ask for less and choose again.</translation>
    </message>
    <message numerus="yes">
        <source>合条件的 %n 户都派过了。</source>
        <translation>
            <numerusform>The %n door that fits is given out already.</numerusform>
            <numerusform>All %n doors that fit are given out already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>合条件的有 %n 户。</source>
        <translation>
            <numerusform>%n door fits.</numerusform>
            <numerusform>%n doors fit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>合条件的有 %n 户，其中 %1 户还没派。</source>
        <translation>
            <numerusform>%n door fits, %1 not given out yet.</numerusform>
            <numerusform>%n doors fit, %1 of them not given out yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>派下去</source>
        <translation>Give out</translation>
    </message>
    <message numerus="yes">
        <source>%1 户分给 %n 人</source>
        <translation>
            <numerusform>%1 doors to %n person</numerusform>
            <numerusform>%1 doors to %n people</numerusform>
        </translation>
    </message>
    <message>
        <source>先选谁去敲门。</source>
        <translation>Choose first who knocks.</translation>
    </message>
</context>
<context>
    <name>banyan::ui::CardGapsModel</name>
    <message>
        <source>%1 %2户</source>
        <comment>a grid and a count</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>这一格还没有做连心卡。请社区先在「连心卡」里做好。</source>
        <translation>This grid has no card left to hand over. Ask the community to make one in the register of contact cards.</translation>
    </message>
    <message numerus="yes">
        <source>%n 户</source>
        <translation>
            <numerusform>%n household</numerusform>
            <numerusform>%n households</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banyan::ui::CardsModel</name>
    <message numerus="yes">
        <source>%n 张卡</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 页</source>
        <translation>
            <numerusform>%n sheet</numerusform>
            <numerusform>%n sheets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banyan::ui::CaseModel</name>
    <message>
        <source>用「%1」</source>
        <translation>Use &quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1 %2 定了：%3</source>
        <extracomment>who, when, what was decided</extracomment>
        <translation>Settled by %1, %2: %3</translation>
    </message>
    <message>
        <source>先选一个</source>
        <translation>Choose one first</translation>
    </message>
    <message>
        <source>写下对的</source>
        <translation>Write what is right</translation>
    </message>
    <message>
        <source>两边写的都会留着，定错了可以改回来。</source>
        <translation>Both stay on record; a wrong choice can be changed back.</translation>
    </message>
    <message numerus="yes">
        <source>%n 个写法都会留在这一户的记录里。</source>
        <translation>
            <numerusform>The one version stays on this home&apos;s record.</numerusform>
            <numerusform>All %n versions stay on this home&apos;s record.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 理由：%2</source>
        <extracomment>what was decided, why</extracomment>
        <translation>%1 Because: %2</translation>
    </message>
</context>
<context>
    <name>banyan::ui::ContactsForm</name>
    <message>
        <source>刚写的</source>
        <translation>Just written</translation>
    </message>
    <message>
        <source>上午</source>
        <translation>Morning</translation>
    </message>
    <message>
        <source>中午</source>
        <translation>Noon</translation>
    </message>
    <message>
        <source>下午</source>
        <translation>Afternoon</translation>
    </message>
    <message>
        <source>晚饭后</source>
        <translation>After dinner</translation>
    </message>
    <message>
        <source>周末</source>
        <translation>Weekend</translation>
    </message>
    <message>
        <source>先打电话</source>
        <translation>Call first</translation>
    </message>
    <message>
        <source>号码不对：手机是 11 位，座机要带区号。</source>
        <translation>Not a phone number: mobiles have 11 digits, landlines need the area code.</translation>
    </message>
</context>
<context>
    <name>banyan::ui::DepartureModel</name>
    <message numerus="yes">
        <source>还有 %n 件</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banyan::ui::DuplicateModel</name>
    <message>
        <source>以后再定</source>
        <translation>Decide later</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <extracomment>a field and what both records say in it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>有一份在别的格里。合成一份要社区来定，他们两边都看得到。</source>
        <translation>One of the two is in another grid. The community desk sees both and can make them one.</translation>
    </message>
    <message>
        <source>合成一份由网格长或社区来定。要是你知道不是同一个，可以先说。</source>
        <translation>The grid leader or the community makes two records one. If you know that they are not the same, say so.</translation>
    </message>
    <message>
        <source>这件由网格长或社区来定，定了会告诉你。</source>
        <translation>The grid leader or the community decides this; you will be told.</translation>
    </message>
    <message>
        <source>没有写</source>
        <translation>Not written</translation>
    </message>
    <message>
        <source>先登记的</source>
        <translation>the earlier one</translation>
    </message>
    <message>
        <source>后登记的</source>
        <translation>the later one</translation>
    </message>
    <message>
        <source>记下：%1</source>
        <translation>Note: %1</translation>
    </message>
    <message>
        <source>先选一个</source>
        <translation>Choose one first</translation>
    </message>
    <message>
        <source>%1，留「%2」这一份</source>
        <extracomment>the same person (household, door); which record stays</extracomment>
        <translation>%1: keep &quot;%2&quot;</translation>
    </message>
    <message>
        <source>两份写的都留着，定错了可以分开。</source>
        <translation>What both say is kept; if it was wrong they can be taken apart.</translation>
    </message>
    <message>
        <source>两份都照旧，这一对以后不再问。</source>
        <translation>Both stay as they are; nobody is asked about these two again.</translation>
    </message>
    <message>
        <source>不选也行，什么都不会动，走访照样记。</source>
        <translation>You need not choose: nothing is touched, and visits go on.</translation>
    </message>
    <message>
        <source>另一份收起来，不删；定错了随时能分开。</source>
        <translation>The other is put away, not deleted; they can be taken apart at any time.</translation>
    </message>
    <message>
        <source>另一份收起来，不删；它的%1归到这一份。定错了随时能分开。</source>
        <translation>The other is put away, not deleted; its %1 go to this one. They can be taken apart at any time.</translation>
    </message>
    <message>
        <source>%1 %2 定了：%3</source>
        <translation>%1 decided %2: %3</translation>
    </message>
    <message>
        <source>%1 理由：%2</source>
        <translation>%1 Because: %2</translation>
    </message>
</context>
<context>
    <name>banyan::ui::EnrolmentForm</name>
    <message>
        <source>这张图片里没有找到二维码。拍正一点、近一点再试。</source>
        <translation>No QR code found in this picture. Try again straighter and closer.</translation>
    </message>
    <message>
        <source>先粘贴登记码，或者选一张二维码图片。</source>
        <translation>First paste the code or choose a QR picture.</translation>
    </message>
    <message>
        <source>这不是榕格的登记码。请让社区再发一次。</source>
        <translation>This is not a Banyan code. Please ask the community to send it again.</translation>
    </message>
    <message>
        <source>这个登记码用过了，或者过期了。请让社区再给一个。</source>
        <translation>This code has been used or has expired. Please ask the community for another.</translation>
    </message>
    <message>
        <source>对面不是发码的那个中心，已经停下。请告诉社区。</source>
        <translation>The other end is not the centre that gave the code, so we stopped. Please tell the community.</translation>
    </message>
    <message>
        <source>连不上中心。找个有网的地方再试，登记码还能用。</source>
        <translation>The centre cannot be reached. Try again where there is a network; the code is still good.</translation>
    </message>
    <message>
        <source>应用太旧了，请先更新。</source>
        <translation>The app is too old. Please update it first.</translation>
    </message>
    <message>
        <source>中心正忙，等一会儿再试。</source>
        <translation>The centre is busy. Try again in a while.</translation>
    </message>
    <message>
        <source>没有登记成。再试一次，还不行就找社区。</source>
        <translation>That did not work. Try once more, or ask the community.</translation>
    </message>
</context>
<context>
    <name>banyan::ui::FeedbackModel</name>
    <message>
        <source>还在手机上</source>
        <translation>Still on the phone</translation>
    </message>
    <message>
        <source>先写一句再发。</source>
        <translation>Write a line first.</translation>
    </message>
    <message>
        <source>手机还没有收到你的网格或名单。先联网更新一次再发。</source>
        <translation>This phone does not have your grid or list yet. Synchronise first, then send.</translation>
    </message>
</context>
<context>
    <name>banyan::ui::FieldModel</name>
    <message>
        <source>你</source>
        <translation>You</translation>
    </message>
</context>
<context>
    <name>banyan::ui::HouseholdModel</name>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>记错了门</source>
        <translation>Wrong door</translation>
    </message>
    <message>
        <source>写错了</source>
        <translation>Written wrongly</translation>
    </message>
    <message>
        <source>记重了</source>
        <translation>Recorded twice</translation>
    </message>
</context>
<context>
    <name>banyan::ui::HouseholdsModel</name>
    <message numerus="yes">
        <source>%n 户</source>
        <translation>
            <numerusform>%n home</numerusform>
            <numerusform>%n homes</numerusform>
        </translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>有关爱标签</source>
        <translation>Care</translation>
    </message>
    <message>
        <source>没见着</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>空着</source>
        <translation>Vacant</translation>
    </message>
    <message>
        <source>新搬来</source>
        <translation>New</translation>
    </message>
    <message>
        <source>不愿被访</source>
        <translation>Prefers no visits</translation>
    </message>
    <message>
        <source>待传</source>
        <translation>Unsent</translation>
    </message>
</context>
<context>
    <name>banyan::ui::ImportForm</name>
    <message>
        <source>第 %1 行</source>
        <extracomment>a row of a table</extracomment>
        <translation>Row %1</translation>
    </message>
    <message numerus="yes">
        <source>这张表有 %n 行。</source>
        <translation>
            <numerusform>The table has %n row. </numerusform>
            <numerusform>The table has %n rows. </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>要登记 %n 户，</source>
        <translation>
            <numerusform>%n household to register, </numerusform>
            <numerusform>%n households to register, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>共 %n 人。</source>
        <translation>
            <numerusform>with %n person. </numerusform>
            <numerusform>with %n people. </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 人原来就登记在那里，不会再登一次。</source>
        <translation>
            <numerusform>%n person is registered there already and stays as is. </numerusform>
            <numerusform>%n people are registered there already and stay as they are. </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 处写得不对。在表格里改好，再选一次。</source>
        <translation>
            <numerusform>%n thing is not right. Correct it in the table and choose it again.</numerusform>
            <numerusform>%n things are not right. Correct them in the table and choose it again.</numerusform>
        </translation>
    </message>
    <message>
        <source>没有要登记的。</source>
        <translation>There is nothing to register.</translation>
    </message>
    <message numerus="yes">
        <source>登记这 %n 户</source>
        <translation>
            <numerusform>Register this household</numerusform>
            <numerusform>Register these %n households</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>登记好了 %n 户。</source>
        <translation>
            <numerusform>%n household is registered.</numerusform>
            <numerusform>%n households are registered.</numerusform>
        </translation>
    </message>
    <message>
        <source>没能存下，请换个地方再试。</source>
        <translation>It could not be saved; try another place.</translation>
    </message>
    <message numerus="yes">
        <source>登记好了 %n 户，</source>
        <translation>
            <numerusform>%n household registered; </numerusform>
            <numerusform>%n households registered; </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 户没登。再选一次这张表，会接着登。</source>
        <translation>
            <numerusform>%n is left. Choose the same table once more to go on.</numerusform>
            <numerusform>%n are left. Choose the same table once more to go on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banyan::ui::InboxesModel</name>
    <message numerus="yes">
        <source>%n 件</source>
        <translation>
            <numerusform>%n</numerusform>
            <numerusform>%n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banyan::ui::MergeModel</name>
    <message>
        <source>你</source>
        <translation>You</translation>
    </message>
    <message>
        <source>已经分开了，两份都在，各有各的。</source>
        <translation>They are apart again; both stand on their own.</translation>
    </message>
    <message>
        <source>%1 %2 把这一份并到了「%3」。它收起来了，没有删。</source>
        <extracomment>who, when, into which record</extracomment>
        <translation>%1 made it one with &quot;%3&quot;, %2. It is put away, not deleted.</translation>
    </message>
    <message>
        <source>中心</source>
        <translation>The centre</translation>
    </message>
    <message>
        <source>合着的时候没有人再写过。</source>
        <translation>Nothing was written while they were one.</translation>
    </message>
    <message>
        <source>合着的时候写的，请看看该归谁</source>
        <translation>Written while they were one: whose is it?</translation>
    </message>
    <message>
        <source>合着以后写的，分开时留在那一份</source>
        <translation>Written since; stays with that record</translation>
    </message>
    <message>
        <source>分开，「%1」还是单独一份</source>
        <translation>Take apart: &quot;%1&quot; stands alone again</translation>
    </message>
    <message>
        <source>原来写给谁的就还给谁。分开以后也还能再合。</source>
        <translation>Each gets back what was written to it. They can be made one again later.</translation>
    </message>
    <message>
        <source>分开由网格长或社区来定。</source>
        <translation>The grid leader or the community may take them apart.</translation>
    </message>
</context>
<context>
    <name>banyan::ui::MergedModel</name>
    <message>
        <source>「%1」那一份并到这里了</source>
        <translation>&quot;%1&quot; was made one with this</translation>
    </message>
</context>
<context>
    <name>banyan::ui::NextDoor</name>
    <message>
        <source>%1来好</source>
        <translation>Best time: %1</translation>
    </message>
    <message>
        <source>上次：%1</source>
        <translation>Last time: %1</translation>
    </message>
    <message>
        <source>上次：%1 %2</source>
        <translation>Last time: %1, %2</translation>
    </message>
    <message>
        <source>；</source>
        <comment>between two short remarks</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>这一户说过不愿被访，尊重他们。</source>
        <translation>They asked not to be visited. Respect that.</translation>
    </message>
    <message>
        <source>这个时候别敲门，晚点再来。</source>
        <translation>Not the hour to knock. Come later.</translation>
    </message>
    <message numerus="yes">
        <source>这一周已经来过 %n 次了。</source>
        <translation>
            <numerusform>Already visited %n time this week.</numerusform>
            <numerusform>Already visited %n times this week.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banyan::ui::PairingsModel</name>
    <message numerus="yes">
        <source>%n 个社区</source>
        <translation>
            <numerusform>%n community</numerusform>
            <numerusform>%n communities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 对结对</source>
        <translation>
            <numerusform>%n pairing</numerusform>
            <numerusform>%n pairings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个还没有结对单位</source>
        <translation>
            <numerusform>%n without a unit</numerusform>
            <numerusform>%n without a unit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banyan::ui::PaperModel</name>
    <message>
        <source>没有可以打印的卡。</source>
        <translation>There is no card to print.</translation>
    </message>
    <message>
        <source>存好了</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>没能存下，请换个地方再试。</source>
        <translation>It could not be saved. Please try another place.</translation>
    </message>
</context>
<context>
    <name>banyan::ui::PhotoModel</name>
    <message>
        <source>%1 拍的</source>
        <translation>Taken %1</translation>
    </message>
    <message>
        <source>你加的</source>
        <translation>Added by you</translation>
    </message>
    <message>
        <source>拍照的位置：%1，%2</source>
        <extracomment>latitude, longitude in degrees</extracomment>
        <translation>Taken at: %1, %2</translation>
    </message>
    <message>
        <source>拍糊了</source>
        <translation>Blurred</translation>
    </message>
    <message>
        <source>拍错了门</source>
        <translation>Wrong door</translation>
    </message>
    <message>
        <source>不用了</source>
        <translation>Not needed</translation>
    </message>
</context>
<context>
    <name>banyan::ui::PhotosForm</name>
    <message numerus="yes">
        <source>有 %n 张照片没存下，多半是手机满了。腾出空间后可以在记录里再加。</source>
        <translation>
            <numerusform>%n photo could not be kept; the phone is probably full. Make room and add it to the record later.</numerusform>
            <numerusform>%n photos could not be kept; the phone is probably full. Make room and add them to the record later.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banyan::ui::PoliciesModel</name>
    <message numerus="yes">
        <source>找到 %n 处</source>
        <translation>
            <numerusform>found once</numerusform>
            <numerusform>found %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banyan::ui::PolicyModel</name>
    <message>
        <source>%1 起生效</source>
        <translation>In force from %1</translation>
    </message>
    <message>
        <source>%1 至 %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>文中没有</source>
        <translation>Not in the text</translation>
    </message>
    <message numerus="yes">
        <source>找到 %n 处</source>
        <translation>
            <numerusform>found once</numerusform>
            <numerusform>found %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banyan::ui::RegisterBatch</name>
    <message>
        <source>定%1…</source>
        <extracomment>on a button: to choose a unit or person for the field that is named</extracomment>
        <translation>Set %1…</translation>
    </message>
    <message numerus="yes">
        <source>选了 %n 条</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message>
        <source>点一点，选上要一起办的。</source>
        <translation>Tap those that are to be done together.</translation>
    </message>
    <message numerus="yes">
        <source>这 %n 条都「%1」？</source>
        <translation>
            <numerusform>%1 for this one?</numerusform>
            <numerusform>%1 for these %n?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>这 %n 条的%1都定为「%2」？</source>
        <translation>
            <numerusform>%1 of this one: “%2”?</numerusform>
            <numerusform>%1 of these %n: “%2”?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条办好了。</source>
        <translation>
            <numerusform>%n is done.</numerusform>
            <numerusform>%n are done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 条也没办成。</source>
        <translation>
            <numerusform>%n more was not done.</numerusform>
            <numerusform>%n more were not done.</numerusform>
        </translation>
    </message>
    <message>
        <source>办了 %1 / %2</source>
        <translation>%1 of %2 done</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 条没轮到，请再选上办一次。</source>
        <translation>
            <numerusform>%n was not tried; pick it and do it once more.</numerusform>
            <numerusform>%n were not tried; pick them and do it once more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banyan::ui::RegisterModel</name>
    <message>
        <source>超期</source>
        <translation>overdue</translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>what a register can be narrowed to, and how many there are of it</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>新的在前</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>按名称</source>
        <translation>By name</translation>
    </message>
    <message>
        <source>快到期的在前</source>
        <translation>Due first</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>这里还没有</source>
        <translation>Nothing here yet</translation>
    </message>
    <message>
        <source>都办完了</source>
        <translation>All done</translation>
    </message>
    <message>
        <source>没有「%1」。换个说法，或者看全部。</source>
        <translation>There is no “%1”. Try other words, or show all.</translation>
    </message>
    <message>
        <source>这样筛选没有。可以看全部。</source>
        <translation>Nothing fits these filters. You can show all.</translation>
    </message>
    <message>
        <source>记下来的会在这里。</source>
        <translation>What is recorded will stand here.</translation>
    </message>
    <message>
        <source>有新的会再列出来。</source>
        <translation>New ones will be listed here.</translation>
    </message>
</context>
<context>
    <name>banyan::ui::RegistersModel</name>
    <message numerus="yes">
        <source>%n 件没办完</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banyan::ui::RemindersModel</name>
    <message numerus="yes">
        <source>还有 %n 项，办完前面的会接上来</source>
        <translation>
            <numerusform>%n more, after those above</numerusform>
            <numerusform>%n more, after those above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 项</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banyan::ui::ReportModel</name>
    <message>
        <source>截至 %1</source>
        <translation>as of %1</translation>
    </message>
    <message>
        <source>没能存下，请换个地方再试。</source>
        <translation>It could not be saved; try another place.</translation>
    </message>
</context>
<context>
    <name>banyan::ui::ResidentModel</name>
    <message>
        <source>%1（看全会记下）</source>
        <translation>%1 (showing is noted)</translation>
    </message>
    <message>
        <source>%1 收回了</source>
        <translation>Withdrawn %1</translation>
    </message>
    <message>
        <source>还没问过</source>
        <translation>Not asked yet</translation>
    </message>
    <message>
        <source>%1 同意</source>
        <translation>Agreed %1</translation>
    </message>
</context>
<context>
    <name>banyan::ui::SetAsideModel</name>
    <message numerus="yes">
        <source>后面还有 %n 条在等它。</source>
        <translation>
            <numerusform>%n more is waiting for it.</numerusform>
            <numerusform>%n more are waiting for it.</numerusform>
        </translation>
    </message>
    <message>
        <source>记错了门</source>
        <translation>Wrong door</translation>
    </message>
    <message>
        <source>写错了</source>
        <translation>Written wrongly</translation>
    </message>
    <message>
        <source>记重了</source>
        <translation>Recorded twice</translation>
    </message>
    <message>
        <source>已经不用了</source>
        <translation>No longer needed</translation>
    </message>
</context>
<context>
    <name>banyan::ui::SyncModel</name>
    <message>
        <source>还没有</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>%1 会自己再试</source>
        <translation>Tries again by itself at %1</translation>
    </message>
    <message numerus="yes">
        <source>%n 条也可以封成文件交给社区。</source>
        <translation>
            <numerusform> %n record can also go to the community in a sealed file.</numerusform>
            <numerusform> %n records can also go to the community in a sealed file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>手机里的资料坏过，救出了 %n 条还没到中心的。</source>
        <translation>
            <numerusform>What this phone holds was damaged; %n record that is not at the centre yet was saved.</numerusform>
            <numerusform>What this phone holds was damaged; %n records that are not at the centre yet were saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>有 %n 条没能全读出来，坏的文件留着，请告诉社区。</source>
        <translation>
            <numerusform> %n could not be read whole; the damaged file is kept. Please tell the community.</numerusform>
            <numerusform> %n could not be read whole; the damaged file is kept. Please tell the community.</numerusform>
        </translation>
    </message>
    <message>
        <source>是不是还有别的，说不准。</source>
        <translation> Whether there was more cannot be told.</translation>
    </message>
    <message>
        <source>手机的时间和中心差了 %1，请打开自动对时。</source>
        <translation>This phone&apos;s clock is off by %1. Please turn on automatic time.</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 张照片没传，连上 Wi-Fi 时传。</source>
        <translation>
            <numerusform>%n photo still to send, on Wi-Fi.</numerusform>
            <numerusform>%n photos still to send, on Wi-Fi.</numerusform>
        </translation>
    </message>
    <message>
        <source>正在找中心…</source>
        <translation>Finding the centre…</translation>
    </message>
    <message>
        <source>正在传…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <source>正在取新的资料…</source>
        <translation>Fetching what is new…</translation>
    </message>
    <message>
        <source>%1 / %2 条</source>
        <comment>records done, records in all</comment>
        <translation>%1 / %2 records</translation>
    </message>
    <message>
        <source>还要 %1</source>
        <translation>%1 left</translation>
    </message>
    <message numerus="yes">
        <source>%n 条封好了。把文件交给社区就行，手机上的也还在。</source>
        <translation>
            <numerusform>%n record sealed. Give the file to the community; it is still on the phone too.</numerusform>
            <numerusform>%n records sealed. Give the file to the community; they are still on the phone too.</numerusform>
        </translation>
    </message>
    <message>
        <source>中心有些新内容，这个版本看不到。更新应用就能看到，别的都照常。</source>
        <translation>The centre has some new things that this version cannot show. Update the app to see them; all else works as usual.</translation>
    </message>
    <message numerus="yes">
        <source>%n 张照片没传成。在那一户的走访里点开照片，看看怎么办。</source>
        <translation>
            <numerusform>%n photo could not be sent. Open it in the household&apos;s visits to see what to do.</numerusform>
            <numerusform>%n photos could not be sent. Open them in the household&apos;s visits to see what to do.</numerusform>
        </translation>
    </message>
    <message>
        <source>封好了。没有要传的，带去能取回新的资料。</source>
        <translation>Sealed. There is nothing to send; it brings back the news.</translation>
    </message>
    <message numerus="yes">
        <source>回信读好了，中心收下了 %n 条。</source>
        <translation>
            <numerusform>The reply is read; the centre took %n record. </numerusform>
            <numerusform>The reply is read; the centre took %n records. </numerusform>
        </translation>
    </message>
    <message>
        <source>回信读好了。</source>
        <translation>The reply is read. </translation>
    </message>
    <message numerus="yes">
        <source>%n 条两人写得不一样，等人定。</source>
        <translation>
            <numerusform>%n was written differently by two people and waits for a decision. </numerusform>
            <numerusform>%n were written differently by two people and wait for a decision. </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条没有收下，在待办里。</source>
        <translation>
            <numerusform>%n was not taken; see To do. </numerusform>
            <numerusform>%n were not taken; see To do. </numerusform>
        </translation>
    </message>
    <message>
        <source>中心还有别的给你，再封一份带过去，或者等有网。</source>
        <translation>The centre has more for you: seal another file, or wait for a network.</translation>
    </message>
</context>
<context>
    <name>banyan::ui::UndoModel</name>
    <message>
        <source>%1 %2，记好了</source>
        <extracomment>door number, outcome: what was just recorded</extracomment>
        <translation>%1 %2: saved</translation>
    </message>
    <message>
        <source>%1 连心卡送到了</source>
        <extracomment>door number: a contact card was handed over there</extracomment>
        <translation>%1: card delivered</translation>
    </message>
    <message>
        <source>问题记好了</source>
        <translation>Problem reported</translation>
    </message>
    <message>
        <source>来不及撤销了：后面又办了别的。到记录里改一改。</source>
        <translation>Too late to undo: more was done after it. Change it in its record.</translation>
    </message>
</context>
<context>
    <name>banyan::ui::VisitForm</name>
    <message>
        <source>；</source>
        <comment>between two short remarks</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>照常</source>
        <translation>As usual</translation>
    </message>
    <message>
        <source>今天 18:30</source>
        <translation>Today 18:30</translation>
    </message>
    <message>
        <source>明天上午</source>
        <translation>Tomorrow morning</translation>
    </message>
    <message>
        <source>明天下午</source>
        <translation>Tomorrow afternoon</translation>
    </message>
    <message>
        <source>明天 18:30</source>
        <translation>Tomorrow 18:30</translation>
    </message>
    <message>
        <source>周六上午</source>
        <translation>Saturday morning</translation>
    </message>
    <message>
        <source>一周后</source>
        <translation>In a week</translation>
    </message>
    <message>
        <source>一个月后</source>
        <translation>In a month</translation>
    </message>
    <message>
        <source>灯亮着</source>
        <translation>Light was on</translation>
    </message>
    <message>
        <source>邻居说出门了</source>
        <translation>Neighbour says they are out</translation>
    </message>
    <message>
        <source>留了连心卡</source>
        <translation>Left a contact card</translation>
    </message>
    <message>
        <source>门口有旧传单</source>
        <translation>Old leaflets at the door</translation>
    </message>
    <message>
        <source>隔着门说了话</source>
        <translation>Spoke through the door</translation>
    </message>
    <message>
        <source>说没空</source>
        <translation>Said no time</translation>
    </message>
    <message>
        <source>请别再来</source>
        <translation>Please do not come again</translation>
    </message>
    <message>
        <source>晚饭后在家</source>
        <translation>Home after dinner</translation>
    </message>
    <message>
        <source>周末在家</source>
        <translation>Home at weekends</translation>
    </message>
    <message>
        <source>先打电话</source>
        <translation>Call first</translation>
    </message>
    <message>
        <source>都好</source>
        <translation>All well</translation>
    </message>
    <message>
        <source>药快吃完了</source>
        <translation>Medicine running out</translation>
    </message>
    <message>
        <source>楼道灯不亮</source>
        <translation>Stair light is out</translation>
    </message>
    <message>
        <source>要修水管</source>
        <translation>Pipe needs fixing</translation>
    </message>
    <message>
        <source>想找社区医生</source>
        <translation>Wants the doctor</translation>
    </message>
    <message>
        <source>孩子放假在家</source>
        <translation>Children home on holiday</translation>
    </message>
    <message>
        <source>存好：%1</source>
        <extracomment>the big button; %1 is the outcome</extracomment>
        <translation>Save: %1</translation>
    </message>
    <message>
        <source>走访存好了，照片还在整理</source>
        <translation>Visit saved; the photo is still being made ready</translation>
    </message>
    <message>
        <source>走访存好了，回去</source>
        <translation>Visit saved; back</translation>
    </message>
</context>
</TS>
