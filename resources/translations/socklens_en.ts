<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Confirmation</name>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n process</numerusform>
            <numerusform>%n processes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s)</source>
        <translation>
            <numerusform>%n socket</numerusform>
            <numerusform>%n sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them listening</source>
        <translation>
            <numerusform>%n of them listening</numerusform>
            <numerusform>%n of them listening</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has %n child process(es), which stay(s).</source>
        <translation>
            <numerusform>It has %n child process, which stays.</numerusform>
            <numerusform>It has %n child processes, which stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listening socket(s)</source>
        <translation>
            <numerusform>%n listening socket</numerusform>
            <numerusform>%n listening sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shared with processes that are not hit, which stay(s) open</source>
        <translation>
            <numerusform>%n shared with processes that are not hit, which stays open</numerusform>
            <numerusform>%n shared with processes that are not hit, which stay open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone already</source>
        <translation>
            <numerusform>%n gone already</numerusform>
            <numerusform>%n gone already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not possible here</source>
        <translation>
            <numerusform>%n not possible here</numerusform>
            <numerusform>%n not possible here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <translation>
            <numerusform>%n not known</numerusform>
            <numerusform>%n not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n: %1.</source>
        <translation>
            <numerusform>Of %n: %1.</numerusform>
            <numerusform>Of %n: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SocketConfirmation</name>
    <message numerus="yes">
        <source>Close %n connection(s)?</source>
        <translation>
            <numerusform>Close %n connection?</numerusform>
            <numerusform>Close %n connections?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Abort %n connection(s)?</source>
        <translation>
            <numerusform>Abort %n connection?</numerusform>
            <numerusform>Abort %n connections?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n leftover(s)?</source>
        <translation>
            <numerusform>Release %n leftover?</numerusform>
            <numerusform>Release %n leftovers?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and of %n more process(es).</source>
        <translation>
            <numerusform>… and of %n more process.</numerusform>
            <numerusform>… and of %n more processes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) of %1</source>
        <translation>
            <numerusform>%n socket of %1</numerusform>
            <numerusform>%n sockets of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) without a known owner</source>
        <translation>
            <numerusform>%n socket without a known owner</numerusform>
            <numerusform>%n sockets without a known owner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected socket(s) are in use and stay as they are.</source>
        <translation>
            <numerusform>%n selected socket is in use and stays as it is.</numerusform>
            <numerusform>%n selected sockets are in use and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected socket(s) cannot be reached. %1</source>
        <translation>
            <numerusform>%n selected socket cannot be reached. %1</numerusform>
            <numerusform>%n selected sockets cannot be reached. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::BackgroundWatch</name>
    <message numerus="yes">
        <source>%1: %n process(es) have ended</source>
        <translation>
            <numerusform>%1: %n process has ended</numerusform>
            <numerusform>%1: %n processes have ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n process(es) were killed by %2</source>
        <translation>
            <numerusform>%1: %n process was killed by %2</numerusform>
            <numerusform>%1: %n processes were killed by %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n process(es) have ended with exit code %2</source>
        <translation>
            <numerusform>%1: %n process has ended with exit code %2</numerusform>
            <numerusform>%1: %n processes have ended with exit code %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) were left behind: %1.</source>
        <translation>
            <numerusform>%n socket was left behind: %1.</numerusform>
            <numerusform>%n sockets were left behind: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::Exporting</name>
    <message numerus="yes">
        <source>%n socket(s) copied to the clipboard.</source>
        <translation>
            <numerusform>%n socket copied to the clipboard.</numerusform>
            <numerusform>%n sockets copied to the clipboard.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n socket(s)</source>
        <translation>
            <numerusform>Export %n socket</numerusform>
            <numerusform>Export %n sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) written to %1.</source>
        <translation>
            <numerusform>%n socket written to %1.</numerusform>
            <numerusform>%n sockets written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::LeftoversPage</name>
    <message numerus="yes">
        <source>%n socket(s) left over; %1.</source>
        <translation>
            <numerusform>%n socket left over; %1.</numerusform>
            <numerusform>%n sockets left over; %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Release %n socket(s) …</source>
        <translation>
            <numerusform>&amp;Release %n socket …</numerusform>
            <numerusform>&amp;Release %n sockets …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::ProcessesPage</name>
    <message numerus="yes">
        <source>%1 of %n process(es) with sockets</source>
        <translation>
            <numerusform>%1 of %n process with sockets</numerusform>
            <numerusform>%1 of %n processes with sockets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::ReleaseDialog</name>
    <message numerus="yes">
        <source>&amp;Release %n socket(s)</source>
        <translation>
            <numerusform>&amp;Release %n socket</numerusform>
            <numerusform>&amp;Release %n sockets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::SocketActor</name>
    <message numerus="yes">
        <source>%1 of %n socket(s) so far …</source>
        <translation>
            <numerusform>%1 of %n socket so far …</numerusform>
            <numerusform>%1 of %n sockets so far …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::SocketMenu</name>
    <message numerus="yes">
        <source>%n owner(s)</source>
        <translation>
            <numerusform>%n owner</numerusform>
            <numerusform>%n owners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tell me when any of %n owner(s) &amp;dies</source>
        <translation>
            <numerusform>Tell me when %n owner &amp;dies</numerusform>
            <numerusform>Tell me when any of %n owners &amp;dies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::SocketsPage</name>
    <message numerus="yes">
        <source>%1 of %n socket(s)</source>
        <translation>
            <numerusform>%1 of %n socket</numerusform>
            <numerusform>%1 of %n sockets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::StatusLine</name>
    <message numerus="yes">
        <source>%n socket(s)</source>
        <translation>
            <numerusform>%n socket</numerusform>
            <numerusform>%n sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n owner(s) unknown</source>
        <translation>
            <numerusform>%n owner unknown</numerusform>
            <numerusform>%n owners unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These sockets are held by processes whose descriptors this user may not read (%n process(es)). “sudo %1 snapshot” shows their owners.</source>
        <translation>
            <numerusform>These sockets are held by processes whose descriptors this user may not read (%n process). “sudo %1 snapshot” shows their owners.</numerusform>
            <numerusform>These sockets are held by processes whose descriptors this user may not read (%n processes). “sudo %1 snapshot” shows their owners.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::SysctlChanger</name>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %n change(s) of settings?</source>
        <translation>
            <numerusform>Undo %n change of a setting?</numerusform>
            <numerusform>Undo %n changes of settings?</numerusform>
        </translation>
    </message>
</context>
</TS>
