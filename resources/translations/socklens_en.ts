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
        <source>%n shared with other processes, which stay(s) open</source>
        <translation>
            <numerusform>%n shared with other processes, which stays open</numerusform>
            <numerusform>%n shared with other processes, which stay open</numerusform>
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
</context>
<context>
    <name>socklens::MainWindow</name>
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
    <name>socklens::SignalSender</name>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
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
