<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AboutCard</name>
    <message>
        <source>榕格 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中心：%1 · 这台手机：%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不打卡、不排名、不定位、不强拍照片。记下的先存在手机上，有网再到中心。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开源软件，Apache-2.0 许可。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttentionModel</name>
    <message>
        <source>请你看一眼</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有收下的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台手机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在和中心对齐，记下的都在，你不用做什么。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>差了 %1。请在手机设置里打开自动对时；走访照样能记。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请和社区联系。记下的会交给他们处理。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttentionPage</name>
    <message>
        <source>待办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不急，有空看一眼。走访不用等它们。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有要你看的事</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写得不一样的、没收下的，会在这里等你。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CareCard</name>
    <message>
        <source>要多照看</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseModel</name>
    <message>
        <source>你</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <comment>a person, a unit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用「%1」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 定了：%3</source>
        <extracomment>who, when, what was decided</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先选一个</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写下对的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两边写的都会留着，定错了可以改回来。</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 个写法都会留在这一户的记录里。</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>原来写的是</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>都不对，我来写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写下对的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看看这一户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这件由社区来定，定了会告诉你。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseVersionCard</name>
    <message>
        <source>已选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>眼下先用这个</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>本人同意</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同意了</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactCard</name>
    <message>
        <source>联系</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改一改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有留电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1来好</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电话以前是怎么写的</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactsForm</name>
    <message>
        <source>刚写的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上午</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中午</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下午</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>晚饭后</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>周末</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先打电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>号码不对：手机是 11 位，座机要带区号。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>联系和提醒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>什么时候来好</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没说过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>存好</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有改动</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoneFold</name>
    <message numerus="yes">
        <source>今天走过 %n 户</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftGuard</name>
    <message>
        <source>还没存好，要走吗？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>存好再走</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不存了</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditLine</name>
    <message>
        <source>留着</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去掉</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>榕格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先让中心认得这台手机。登记码在社区，一台手机用一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选一张二维码图片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>或者贴上登记码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在登记…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记这台手机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>图片 (*.png *.jpg *.jpeg *.webp *.bmp)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrolmentForm</name>
    <message>
        <source>这张图片里没有找到二维码。拍正一点、近一点再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先粘贴登记码，或者选一张二维码图片。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这不是榕格的登记码。请让社区再发一次。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个登记码用过了，或者过期了。请让社区再给一个。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对面不是发码的那个中心，已经停下。请告诉社区。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连不上中心。找个有网的地方再试，登记码还能用。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应用太旧了，请先更新。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中心正忙，等一会儿再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有登记成。再试一次，还不行就找社区。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldHistory</name>
    <message>
        <source>以前怎么写的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>建档以后没有改过。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加上 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去掉 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldModel</name>
    <message>
        <source>你</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldPage</name>
    <message>
        <source>两人写得不一样，去看看</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>存好</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改一改</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>看全（会记下）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseholdHead</name>
    <message>
        <source>返回</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseholdModel</name>
    <message>
        <source>%1：%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseholdPage</name>
    <message>
        <source>记走访</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打电话</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseholdRoles</name>
    <message>
        <source>没有电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连心卡已送到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连心卡还没送</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>你记的</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseholdsModel</name>
    <message numerus="yes">
        <source>%n 户</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>到期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有关爱标签</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没见着</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空着</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新搬来</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不愿被访</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待传</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseholdsPage</name>
    <message>
        <source>住户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名、拼音、门牌、电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>清掉</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有住户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换个字、换个门牌试试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>和中心通过一次就有了。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>榕格</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MePage</name>
    <message>
        <source>字的大小</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标准</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>明暗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>跟手机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>亮</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>暗</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>语言</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NextDoor</name>
    <message>
        <source>%1来好</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上次：%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上次：%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>；</source>
        <comment>between two short remarks</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一户说过不愿被访，尊重他们。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个时候别敲门，晚点再来。</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>这一周已经来过 %n 次了。</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextDoorCard</name>
    <message>
        <source>下一户 · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>见到了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拒访</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NextDoorHead</name>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesEditor</name>
    <message>
        <source>门口提醒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>比如：门铃在左边</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加上</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>返回</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>家里人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有登记人。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhoneRow</name>
    <message>
        <source>打电话</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhonesEditor</name>
    <message>
        <source>电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刚加的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>存了就去掉</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加一个电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>加上</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceBar</name>
    <message>
        <source>今日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>我的</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>进度</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResidentModel</name>
    <message>
        <source>%1 收回了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没问过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 同意</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SealPanel</name>
    <message>
        <source>一直没网？封成文件带过去</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetAsideModel</name>
    <message numerus="yes">
        <source>后面还有 %n 条在等它。</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>记错了门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写错了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记重了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已经不用了</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetAsidePage</name>
    <message>
        <source>这一条没有收下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改好了，再传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>照原样再传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先不撤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤回…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>点左边的一户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里会打开它的记录。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncHead</name>
    <message>
        <source>上次全部到齐：%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只在这台手机上的</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncModel</name>
    <message>
        <source>还没有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 会自己再试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手机的时间和中心差了 %1，请打开自动对时。</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 张照片没传，连上 Wi-Fi 时传。</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>正在找中心…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在传…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在取新的资料…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 / %2 条</source>
        <comment>records done, records in all</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还要 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 条封好了。把文件交给社区就行，手机上的也还在。</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>传到中心</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在就传</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayHead</name>
    <message>
        <source>今日走访</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天的门都走过了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天没有到期的门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>辛苦了，歇一歇。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>想看谁，到住户里找。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoModel</name>
    <message>
        <source>%1 %2，记好了</source>
        <extracomment>door number, outcome: what was just recorded</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VisitForm</name>
    <message>
        <source>；</source>
        <comment>between two short remarks</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>照常</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天 18:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>明天上午</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>明天下午</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>明天 18:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>周六上午</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一周后</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一个月后</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>灯亮着</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>邻居说出门了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>留了连心卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>门口有旧传单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>隔着门说了话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>说没空</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请别再来</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>晚饭后在家</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>周末在家</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先打电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>都好</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药快吃完了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>楼道灯不亮</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要修水管</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>想找社区医生</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>孩子放假在家</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>存好：%1</source>
        <extracomment>the big button; %1 is the outcome</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VisitMore</name>
    <message>
        <source>还有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来意、下次、住房</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>为什么来</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>房子现在</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连心卡送到了</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>约什么时候？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>见到谁</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记一句（可以不写）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看到什么、要什么</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VisitTimeline</name>
    <message>
        <source>走访记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有走访过。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不算数：%1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WithdrawPanel</name>
    <message>
        <source>为什么撤回？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写一句原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤回，原因留着</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>今天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>昨天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>明天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M月d日</source>
        <extracomment>a date format of this year, in the sense of QLocale::toString</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yyyy年M月d日</source>
        <extracomment>a date format of another year, in the sense of QLocale::toString</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a day and a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 分钟</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 小时</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1栋</source>
        <comment>a building</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1单元</source>
        <comment>a unit of a building</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2%3</source>
        <extracomment>estate, building, unit</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>an address</comment>
        <extracomment>stair, door number</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1家</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>过世</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 岁</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>搬走了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在门口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在社区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>部门名单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>、</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有写</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>逾期 %n 天</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>约 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新搬来</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>敲门行动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不愿被访</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中心户</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 天后到期</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>待传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没收下，等你看</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两人写得不一样</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已到中心</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已到中心 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>见到了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电话里说</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>别人代答</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拒访</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改约</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有这个门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日常走访</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重点探访</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回访</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新入住登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>安全检查</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>政策宣传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>送连心卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>慰问</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>矛盾回访</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自住</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>租住</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空着</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>群租</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>商住两用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开店经营</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待拆</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>独居老人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空巢</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>高龄</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>残疾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>失能</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>留守儿童</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>困境儿童</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>孤儿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>低保</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>特困</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大病</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>孕产妇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退役军人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>军烈属</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计生特殊家庭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>失业</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>流动人口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新就业群体</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>男</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>女</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未知</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没说</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>户主</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>配偶</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>丈夫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>妻子</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>儿子</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>女儿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>女婿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>儿媳</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>孙子</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>孙女</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>父亲</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>母亲</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>亲戚</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>非亲属</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未婚</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已婚</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>丧偶</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>离婚</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>研究生</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大学本科</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大专</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中专</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>高中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>初中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>小学</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其他</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上班</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自己干</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没工作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上学</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退休</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在家</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>外卖、快递、网约车</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>预备党员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>团员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>群众</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在世</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可以上门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有时段别敲门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网格员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网格长</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党员中心户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>党员楼栋长</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>志愿者</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>社区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>街道</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>部门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结对单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>管理员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记下走访</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把电话给照看的人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>安排关爱服务</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拍照</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>口头</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>监护人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>曾用名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>性别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>民族</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>和户主的关系</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>户籍地</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文化程度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>婚姻</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>做什么</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>政治面貌</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>什么时候来好</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>门口提醒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住房情况</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>能不能上门</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>门牌</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关爱标签</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住在哪里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记的话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>走访</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改了电话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改了家里人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改了关爱标签</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改了这一户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>定了写法</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记了同意</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>和别人的合在一起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两人写得不一样，等人定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没收下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>后来用了别的写法</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>里面有一处写得不对，改一下就能传。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一户现在不归你这一格，中心没有收下。可以请网格长看看。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中心已经没有这一户了。可能搬走或并到别的户。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>你写的时候，别人已经改过这里。看一眼再传。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>它跟在另一条没收下的后面，那一条好了它就会走。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中心还没有升级，认不得这一条。升级后会自己再传。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中心没有收下这一条。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里有一处写得不对，请看看。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找不到了，可能已经搬走或并到别的户。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一户不归你这一格，改不了。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刚才别人也改过，请再看一眼。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>太长了，写短一点。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手机存不下了。请腾出一点空间再试，已经记下的都在。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正忙着，等一会儿再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在没有网。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有办成，再试一次。还不行就告诉社区。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连不上中心。多半是没有网，有网了会自己再传。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对面不像是我们的中心，所以没有传。请告诉社区。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中心不认得这台手机了。请找社区重新登记，记下的都还在。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台手机已经停用。记下的会交给社区处理，请和社区联系。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台手机的记录像是从备份恢复的，正在和中心对齐，不会丢。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应用太旧了，请更新。记下的都还在。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中心正忙，等一会儿会自己再传。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手机存不下了。请腾出一点空间。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一次没有传成，会自己再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一条没有收下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手机像是从备份恢复的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手机的时间不准</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台手机已经停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>和部门名单不一样</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一人删了，一人还在改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>合不到一起，请看看</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同一个人登记在两处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可能是同一个人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两人前后脚到了同一户</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请你看一眼</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>他现在住在哪里？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是同一个人吗？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是一起去的吗？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一条还要吗？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>哪个对？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是同一个人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是两个人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一起去的，算一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>各去各的，算两次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住在第一处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住在第二处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两处都住</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>留着</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不要了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在把这一格的资料取到手机上。可以先用，数据还在来。</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 次走访只在这台手机上。都存好了，有网就传。</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条记录只在这台手机上。都存好了，有网就传。</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条中心没有收下，在待办里等你看。其余的都到了。</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>还没有和中心通过。你记下的都会存在这台手机上。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>你写的都已到中心，%1。</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 条待传</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
