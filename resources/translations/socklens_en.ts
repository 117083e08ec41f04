<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Confirmation</name>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%Ln process</numerusform>
            <numerusform>%Ln processes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s)</source>
        <translation>
            <numerusform>%Ln socket</numerusform>
            <numerusform>%Ln sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them listening</source>
        <translation>
            <numerusform>%Ln of them listening</numerusform>
            <numerusform>%Ln of them listening</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %Ln more.</numerusform>
            <numerusform>… and %Ln more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has %n child process(es), which stay(s).</source>
        <translation>
            <numerusform>It has %Ln child process, which stays.</numerusform>
            <numerusform>It has %Ln child processes, which stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listening socket(s)</source>
        <translation>
            <numerusform>%Ln listening socket</numerusform>
            <numerusform>%Ln listening sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shared with processes that are not hit, which stay(s) open</source>
        <translation>
            <numerusform>%Ln shared with processes that are not hit, which stays open</numerusform>
            <numerusform>%Ln shared with processes that are not hit, which stay open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionFigures</name>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%Ln segment</numerusform>
            <numerusform>%Ln segments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProcessStory</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s)</source>
        <translation>
            <numerusform>%Ln socket</numerusform>
            <numerusform>%Ln sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listener(s)</source>
        <translation>
            <numerusform>%Ln listener</numerusform>
            <numerusform>%Ln listeners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%Ln done</numerusform>
            <numerusform>%Ln done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone already</source>
        <translation>
            <numerusform>%Ln gone already</numerusform>
            <numerusform>%Ln gone already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not possible here</source>
        <translation>
            <numerusform>%Ln not possible here</numerusform>
            <numerusform>%Ln not possible here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <translation>
            <numerusform>%Ln not known</numerusform>
            <numerusform>%Ln not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n: %1.</source>
        <translation>
            <numerusform>Of %Ln: %1.</numerusform>
            <numerusform>Of %Ln: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SocketConfirmation</name>
    <message numerus="yes">
        <source>Release %n leftover(s)?</source>
        <translation>
            <numerusform>Release %Ln leftover?</numerusform>
            <numerusform>Release %Ln leftovers?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and of %n more process(es).</source>
        <translation>
            <numerusform>… and of %Ln more process.</numerusform>
            <numerusform>… and of %Ln more processes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) of %1</source>
        <translation>
            <numerusform>%Ln socket of %1</numerusform>
            <numerusform>%Ln sockets of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) without a known owner</source>
        <translation>
            <numerusform>%Ln socket without a known owner</numerusform>
            <numerusform>%Ln sockets without a known owner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected socket(s) are in use and stay as they are.</source>
        <translation>
            <numerusform>%Ln selected socket is in use and stays as it is.</numerusform>
            <numerusform>%Ln selected sockets are in use and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected socket(s) cannot be reached. %1</source>
        <translation>
            <numerusform>%Ln selected socket cannot be reached. %1</numerusform>
            <numerusform>%Ln selected sockets cannot be reached. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %Ln more.</numerusform>
            <numerusform>… and %Ln more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n socket(s)?</source>
        <translation>
            <numerusform>Close %Ln socket?</numerusform>
            <numerusform>Close %Ln sockets?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Abort %n socket(s)?</source>
        <translation>
            <numerusform>Abort %Ln socket?</numerusform>
            <numerusform>Abort %Ln sockets?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Close %n socket(s)</source>
        <translation>
            <numerusform>&amp;Close %Ln socket</numerusform>
            <numerusform>&amp;Close %Ln sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Abort %n socket(s)</source>
        <translation>
            <numerusform>&amp;Abort %Ln socket</numerusform>
            <numerusform>&amp;Abort %Ln sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Release %n socket(s)</source>
        <translation>
            <numerusform>&amp;Release %Ln socket</numerusform>
            <numerusform>&amp;Release %Ln sockets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SocketStory</name>
    <message numerus="yes">
        <source>%n connection(s) to be accepted</source>
        <translation>
            <numerusform>%Ln connection to be accepted</numerusform>
            <numerusform>%Ln connections to be accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) went unanswered.</source>
        <translation>
            <numerusform>%Ln attempt went unanswered.</numerusform>
            <numerusform>%Ln attempts went unanswered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::BackgroundWatch</name>
    <message numerus="yes">
        <source>%1: %n process(es) have ended</source>
        <translation>
            <numerusform>%1: %Ln process has ended</numerusform>
            <numerusform>%1: %Ln processes have ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n process(es) were killed by %2</source>
        <translation>
            <numerusform>%1: %Ln process was killed by %2</numerusform>
            <numerusform>%1: %Ln processes were killed by %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n process(es) have ended with exit code %2</source>
        <translation>
            <numerusform>%1: %Ln process has ended with exit code %2</numerusform>
            <numerusform>%1: %Ln processes have ended with exit code %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) were left behind: %1.</source>
        <translation>
            <numerusform>%Ln socket was left behind: %1.</numerusform>
            <numerusform>%Ln sockets were left behind: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need attention</source>
        <comment>a notification</comment>
        <translation>
            <numerusform>%Ln thing needs attention</numerusform>
            <numerusform>%Ln things need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <comment>things that need attention</comment>
        <translation>
            <numerusform>And %Ln more.</numerusform>
            <numerusform>And %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::ComparePage</name>
    <message numerus="yes">
        <source>%n socket(s) noted at %1.</source>
        <comment>a time</comment>
        <translation>
            <numerusform>%Ln socket noted at %1.</numerusform>
            <numerusform>%Ln sockets noted at %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) in %1.</source>
        <comment>the name of a file</comment>
        <translation>
            <numerusform>%Ln socket in %1.</numerusform>
            <numerusform>%Ln sockets in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::ExportDialog</name>
    <message numerus="yes">
        <source>P&amp;review: the first %1 of %n socket(s)</source>
        <translation>
            <numerusform>P&amp;review: the first %1 of %Ln socket</numerusform>
            <numerusform>P&amp;review: the first %1 of %Ln sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>P&amp;review: %n socket(s)</source>
        <translation>
            <numerusform>P&amp;review: %Ln socket</numerusform>
            <numerusform>P&amp;review: %Ln sockets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::Exporting</name>
    <message numerus="yes">
        <source>%n socket(s) copied to the clipboard.</source>
        <translation>
            <numerusform>%Ln socket copied to the clipboard.</numerusform>
            <numerusform>%Ln sockets copied to the clipboard.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n socket(s)</source>
        <translation>
            <numerusform>Export %Ln socket</numerusform>
            <numerusform>Export %Ln sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) written to %1.</source>
        <translation>
            <numerusform>%Ln socket written to %1.</numerusform>
            <numerusform>%Ln sockets written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::LeftoversPage</name>
    <message numerus="yes">
        <source>%n socket(s) left over; %1.</source>
        <translation>
            <numerusform>%Ln socket left over; %1.</numerusform>
            <numerusform>%Ln sockets left over; %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%Ln left</numerusform>
            <numerusform>%Ln left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Release %n socket(s) …</source>
        <translation>
            <numerusform>&amp;Release %Ln socket …</numerusform>
            <numerusform>&amp;Release %Ln sockets …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::ProcessesPage</name>
    <message numerus="yes">
        <source>%1 of %n process(es) with sockets</source>
        <translation>
            <numerusform>%L1 of %Ln process with sockets</numerusform>
            <numerusform>%L1 of %Ln processes with sockets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::ReleaseDialog</name>
    <message numerus="yes">
        <source>&amp;Release %n socket(s)</source>
        <translation>
            <numerusform>&amp;Release %Ln socket</numerusform>
            <numerusform>&amp;Release %Ln sockets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::SocketActor</name>
    <message numerus="yes">
        <source>%1 of %n socket(s) so far …</source>
        <translation>
            <numerusform>%L1 of %Ln socket so far …</numerusform>
            <numerusform>%L1 of %Ln sockets so far …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::SocketMenu</name>
    <message numerus="yes">
        <source>%n owner(s)</source>
        <translation>
            <numerusform>%Ln owner</numerusform>
            <numerusform>%Ln owners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tell me when any of %n owner(s) &amp;dies</source>
        <translation>
            <numerusform>Tell me when %Ln owner &amp;dies</numerusform>
            <numerusform>Tell me when any of %Ln owners &amp;dies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::SocketsPage</name>
    <message numerus="yes">
        <source>%1 of %n socket(s)</source>
        <translation>
            <numerusform>%L1 of %Ln socket</numerusform>
            <numerusform>%L1 of %Ln sockets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::StatusLine</name>
    <message numerus="yes">
        <source>%n socket(s)</source>
        <translation>
            <numerusform>%Ln socket</numerusform>
            <numerusform>%Ln sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n owner(s) unknown</source>
        <translation>
            <numerusform>%Ln owner unknown</numerusform>
            <numerusform>%Ln owners unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%Ln note</numerusform>
            <numerusform>%Ln notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These sockets are held by processes whose descriptors this user may not read (%n process(es)). “sudo %1 snapshot” shows their owners.</source>
        <translation>
            <numerusform>These sockets are held by processes whose descriptors this user may not read (%Ln process). “sudo %1 snapshot” shows their owners.</numerusform>
            <numerusform>These sockets are held by processes whose descriptors this user may not read (%Ln processes). “sudo %1 snapshot” shows their owners.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::SysctlChanger</name>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %Ln more.</numerusform>
            <numerusform>… and %Ln more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %n change(s) of settings?</source>
        <translation>
            <numerusform>Undo %Ln change of a setting?</numerusform>
            <numerusform>Undo %Ln changes of settings?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::TrayIcon</name>
    <message numerus="yes">
        <source>%n thing(s) need attention.</source>
        <translation>
            <numerusform>%Ln thing needs attention.</numerusform>
            <numerusform>%Ln things need attention.</numerusform>
        </translation>
    </message>
</context>
</TS>
