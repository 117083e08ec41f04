<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Socklens</source>
        <translation>Über Socklens</translation>
    </message>
    <message>
        <source>Watch sockets, understand them, and act on them.</source>
        <translation>Sockets beobachten, verstehen und auf sie einwirken.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer. Sie kommt ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Runs with Qt %1.</source>
        <extracomment>The version of Qt that it runs with.</extracomment>
        <translation>Läuft mit Qt %1.</translation>
    </message>
</context>
<context>
    <name>Autostart</name>
    <message>
        <source>%1 could not be removed: %2. Socklens still starts with the desktop.</source>
        <translation>%1 ließ sich nicht entfernen: %2. Socklens startet weiterhin mit der Arbeitsumgebung.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Socklens does not start with the desktop.</source>
        <translation>%1 ließ sich nicht schreiben: %2. Socklens startet nicht mit der Arbeitsumgebung.</translation>
    </message>
</context>
<context>
    <name>ChartMenu</name>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>&amp;Save as picture …</source>
        <translation>Als Bild &amp;speichern …</translation>
    </message>
    <message>
        <source>What can be done with a chart</source>
        <translation>Was mit einem Diagramm getan werden kann</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Watch sockets, understand them, and act on them.</source>
        <translation>Sockets beobachten, verstehen und auf sie einwirken.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe zeigen.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Die Version zeigen.</translation>
    </message>
    <message>
        <source>Show only matching sockets, such as “state:listen”.</source>
        <translation>Nur passende Sockets zeigen, etwa „state:listen“.</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Look every so many seconds, from 0.5 to 10.</source>
        <translation>Abstand der Messungen in Sekunden, von 0.5 bis 10.</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Use these colours: system, light or dark.</source>
        <translation>Diese Farben verwenden: system, light oder dark.</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>“%1” is not understood. --help lists the options.</source>
        <translation>„%1“ ist nicht verständlich. --help listet die Optionen auf.</translation>
    </message>
    <message>
        <source>“%1” is not a number of seconds from 0.5 to 10.</source>
        <translation>„%1“ ist keine Zahl von Sekunden von 0.5 bis 10.</translation>
    </message>
    <message>
        <source>There is no theme “%1”: system, light or dark are.</source>
        <translation>Farben „%1“ gibt es nicht, nur system, light und dark.</translation>
    </message>
    <message>
        <source>There is no display. “%1 snapshot” writes every socket as CSV instead.</source>
        <translation>Es gibt keine Anzeige. „%1 snapshot“ schreibt stattdessen jeden Socket als CSV.</translation>
    </message>
    <message>
        <source>Begin with this page: overview, sockets, processes, leftovers, ports, tuning, log or compare.</source>
        <translation>Mit dieser Seite beginnen: overview, sockets, processes, leftovers, ports, tuning, log oder compare.</translation>
    </message>
    <message>
        <source>There is no page “%1”: overview, sockets, processes, leftovers, ports, tuning, log or compare are.</source>
        <translation>Eine Seite „%1“ gibt es nicht, nur overview, sockets, processes, leftovers, ports, tuning, log und compare.</translation>
    </message>
    <message>
        <source>Start without a window, as an icon in the panel; where there is none, with the window.</source>
        <translation>Ohne Fenster starten, als Symbol in der Leiste; wo es keine gibt, mit dem Fenster.</translation>
    </message>
</context>
<context>
    <name>Confirmation</name>
    <message>
        <source>Terminate</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Kill</source>
        <translation>Erzwungen beenden</translation>
    </message>
    <message>
        <source>Send %1</source>
        <translation>%1 senden</translation>
    </message>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%Ln Prozess</numerusform>
            <numerusform>%Ln Prozesse</numerusform>
        </translation>
    </message>
    <message>
        <source>Terminate %1?</source>
        <translation>%1 beenden?</translation>
    </message>
    <message>
        <source>Kill %1?</source>
        <translation>%1 erzwungen beenden?</translation>
    </message>
    <message>
        <source>Send %1 to %2?</source>
        <translation>%1 an %2 senden?</translation>
    </message>
    <message>
        <source>SIGTERM asks a program to end. It can save its work and close its connections properly first.</source>
        <translation>SIGTERM bittet ein Programm, sich zu beenden. Es kann vorher seine Arbeit sichern und seine Verbindungen ordentlich schließen.</translation>
    </message>
    <message>
        <source>SIGKILL ends a program at once. It cannot save anything: what it has not written is lost.</source>
        <translation>SIGKILL beendet ein Programm sofort. Es kann nichts mehr sichern: Was es nicht geschrieben hat, ist verloren.</translation>
    </message>
    <message>
        <source>SIGSTOP freezes a program. Its connections stay open, but nobody answers on them.</source>
        <translation>SIGSTOP friert ein Programm ein. Seine Verbindungen bleiben offen, aber niemand antwortet mehr darauf.</translation>
    </message>
    <message>
        <source>SIGCONT lets a stopped program go on.</source>
        <translation>SIGCONT lässt ein angehaltenes Programm weiterlaufen.</translation>
    </message>
    <message>
        <source>SIGHUP makes many servers read their settings again, and ends most other programs.</source>
        <translation>SIGHUP lässt viele Server ihre Einstellungen neu lesen und beendet die meisten anderen Programme.</translation>
    </message>
    <message>
        <source>What %1 does is up to the program; many end on it.</source>
        <translation>Was %1 bewirkt, entscheidet das Programm; viele beenden sich daraufhin.</translation>
    </message>
    <message>
        <source>%1, user %2</source>
        <translation>%1, Benutzer %2</translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s)</source>
        <translation>
            <numerusform>%Ln Socket</numerusform>
            <numerusform>%Ln Sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listening socket(s)</source>
        <translation>
            <numerusform>%Ln lauschender Socket</numerusform>
            <numerusform>%Ln lauschende Sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them listening</source>
        <translation>
            <numerusform>%Ln davon lauschend</numerusform>
            <numerusform>%Ln davon lauschend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shared with processes that are not hit, which stay(s) open</source>
        <translation>
            <numerusform>%Ln mit nicht betroffenen Prozessen geteilt (bleibt offen)</numerusform>
            <numerusform>%Ln mit nicht betroffenen Prozessen geteilt (bleiben offen)</numerusform>
        </translation>
    </message>
    <message>
        <source>It holds %1.</source>
        <translation>Gehalten werden: %1.</translation>
    </message>
    <message numerus="yes">
        <source>It has %n child process(es), which stay(s).</source>
        <translation>
            <numerusform>%Ln Kindprozess bleibt bestehen.</numerusform>
            <numerusform>%Ln Kindprozesse bleiben bestehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… und %Ln weiterer.</numerusform>
            <numerusform>… und %Ln weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent to:</source>
        <translation>Nicht gesendet an:</translation>
    </message>
    <message>
        <source>When a process ends, the kernel closes its connections: the other sides see them end, and some remain in TIME_WAIT for a minute.</source>
        <translation>Endet ein Prozess, schließt der Kernel seine Verbindungen: Die Gegenseiten sehen ihr Ende, und einige bleiben noch eine Minute lang in TIME_WAIT.</translation>
    </message>
</context>
<context>
    <name>ConnectionFigures</name>
    <message>
        <source>%1/s</source>
        <comment>so many bytes per second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 in the last minute: between %2 and %3, now %4.</source>
        <translation>%1 in der letzten Minute: zwischen %2 und %3, jetzt %4.</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <comment>microseconds</comment>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>bytes that the other side has confirmed</comment>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>had to be sent again</comment>
        <translation>nichts</translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%Ln Segment</numerusform>
            <numerusform>%Ln Segmente</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Erneut gesendet</translation>
    </message>
    <message>
        <source>%1, %2 of them in the last minute</source>
        <translation>%1, davon %2 in der letzten Minute</translation>
    </message>
    <message>
        <source>Congestion control</source>
        <translation>Staukontrolle</translation>
    </message>
</context>
<context>
    <name>DisplayText</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>resend</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>keepalive</source>
        <translation>Keepalive</translation>
    </message>
    <message>
        <source>timewait</source>
        <translation>TIME_WAIT</translation>
    </message>
    <message>
        <source>zero window</source>
        <translation>Nullfenster</translation>
    </message>
    <message>
        <source>%1 The kernel calls this %2.</source>
        <translation>%1 Der Kernel nennt das %2.</translation>
    </message>
    <message>
        <source>any moment</source>
        <translation>jeden Moment</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>No process holds this socket any more, or none has accepted it yet: the kernel keeps it.</source>
        <translation>Kein Prozess hält diesen Socket mehr, oder noch keiner hat ihn angenommen: Der Kernel hält ihn.</translation>
    </message>
    <message>
        <source>No visible process holds this socket: it belongs to another user, or to a process outside of this container, or it was closed while Socklens was looking. With administrator rights more can be seen.</source>
        <translation>Kein sichtbarer Prozess hält diesen Socket: Er gehört einem anderen Benutzer oder einem Prozess außerhalb dieses Containers, oder er wurde geschlossen, während Socklens hinsah. Mit Administratorrechten ist mehr zu sehen.</translation>
    </message>
    <message>
        <source>no process</source>
        <comment>instead of its name</comment>
        <translation>kein Prozess</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Show sockets</source>
        <translation>Sockets zeigen</translation>
    </message>
    <message>
        <source>Show leftovers</source>
        <translation>Überbleibsel zeigen</translation>
    </message>
    <message>
        <source>Show port %1</source>
        <translation>Port %1 zeigen</translation>
    </message>
    <message>
        <source>Setting %1</source>
        <translation>Einstellung %1</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Terminate %1 …</source>
        <translation>%1 beenden …</translation>
    </message>
</context>
<context>
    <name>FindingKind</name>
    <message>
        <source>Local &amp;ports run out</source>
        <translation>Lokale &amp;Ports gehen aus</translation>
    </message>
    <message>
        <source>A program runs out of &amp;descriptors</source>
        <translation>Einem Programm gehen die &amp;Deskriptoren aus</translation>
    </message>
    <message>
        <source>A server&apos;s &amp;queue is full</source>
        <translation>Die &amp;Warteschlange eines Servers ist voll</translation>
    </message>
    <message>
        <source>A program does &amp;not close its connections (CLOSE_WAIT)</source>
        <translation>Ein Programm schließt seine Verbindungen &amp;nicht (CLOSE_WAIT)</translation>
    </message>
    <message>
        <source>Another machine does not &amp;answer</source>
        <translation>Ein anderer Rechner &amp;antwortet nicht</translation>
    </message>
    <message>
        <source>A crash has l&amp;eft many sockets behind</source>
        <translation>Ein Absturz hat viele Sockets &amp;zurückgelassen</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>What is done with administrator rights is not written down: %1 cannot be opened (%2).</source>
        <translation>Was mit Administratorrechten geschieht, wird nicht aufgezeichnet: %1 lässt sich nicht öffnen (%2).</translation>
    </message>
    <message>
        <source>What is done with administrator rights is not written down any more: %1.</source>
        <translation>Was mit Administratorrechten geschieht, wird nicht mehr aufgezeichnet: %1.</translation>
    </message>
    <message>
        <source>The agent could not give up the rights that it does not need: %1.</source>
        <translation>Der Agent konnte die Rechte, die er nicht braucht, nicht abgeben: %1.</translation>
    </message>
    <message>
        <source>The agent could not give up the way to further rights: %1.</source>
        <translation>Der Agent konnte sich den Weg zu weiteren Rechten nicht versperren: %1.</translation>
    </message>
    <message>
        <source>The agent could not confine itself to the system calls that it needs: %1.</source>
        <translation>Der Agent konnte sich nicht auf die Systemaufrufe beschränken, die er braucht: %1.</translation>
    </message>
    <message>
        <source>The other side has fallen silent: the agent ends.</source>
        <translation>Die Gegenseite ist verstummt: Der Agent beendet sich.</translation>
    </message>
    <message>
        <source>The other side broke the rules of the protocol: the agent ends.</source>
        <translation>Die Gegenseite hat die Regeln des Protokolls verletzt: Der Agent beendet sich.</translation>
    </message>
    <message>
        <source>serve talks to a program, not to a person: its standard input and output must not be a terminal. See socklens-agent --help for what a person can ask.</source>
        <translation>serve spricht mit einem Programm, nicht mit einem Menschen: Die Standardein- und -ausgabe darf kein Terminal sein. Was ein Mensch fragen kann, sagt socklens-agent --help.</translation>
    </message>
    <message>
        <source>The other side does not begin as it should.</source>
        <translation>Die Gegenseite beginnt nicht, wie sie sollte.</translation>
    </message>
    <message>
        <source>The other side speaks version %1 of the protocol, and this one version %2. Install the same version of Socklens on both sides.</source>
        <translation>Die Gegenseite spricht Version %1 des Protokolls, diese Seite Version %2. Auf beiden Seiten dieselbe Version von Socklens installieren.</translation>
    </message>
    <message>
        <source>The other side numbers its requests wrongly: %1 came after %2.</source>
        <translation>Die Gegenseite nummeriert ihre Anfragen falsch: %1 kam nach %2.</translation>
    </message>
    <message>
        <source>There is more to tell than one message may hold (%1 bytes).</source>
        <translation>Es gibt mehr zu berichten, als eine Nachricht fassen darf (%L1 Bytes).</translation>
    </message>
    <message>
        <source>Terminate (SIGTERM)</source>
        <translation>Beenden (SIGTERM)</translation>
    </message>
    <message>
        <source>Kill (SIGKILL)</source>
        <translation>Erzwungen beenden (SIGKILL)</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Close (FIN)</source>
        <translation>Schließen (FIN)</translation>
    </message>
    <message>
        <source>Abort (RST)</source>
        <translation>Kappen (RST)</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Set and keep</source>
        <translation>Setzen und behalten</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>gone already</source>
        <translation>schon weg</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>not possible here</source>
        <translation>hier nicht möglich</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Captured at</source>
        <translation>Aufgenommen um</translation>
    </message>
    <message>
        <source>When the snapshot was taken, in UTC.</source>
        <translation>Wann die Momentaufnahme gemacht wurde, in UTC.</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>tcp, udp or unix.</source>
        <translation>tcp, udp oder unix.</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>inet is IPv4, inet6 is IPv6; unix sockets stay on this machine.</source>
        <translation>inet ist IPv4, inet6 ist IPv6; unix-Sockets bleiben auf diesem Rechner.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What the socket is doing, in the kernel&apos;s words.</source>
        <translation>Was der Socket gerade tut, in den Worten des Kernels.</translation>
    </message>
    <message>
        <source>Local address</source>
        <translation>Lokale Adresse</translation>
    </message>
    <message>
        <source>The address on this side, or the path of a UNIX socket (“@” begins an abstract name).</source>
        <translation>Die Adresse auf dieser Seite oder der Pfad eines UNIX-Sockets („@“ leitet einen abstrakten Namen ein).</translation>
    </message>
    <message>
        <source>Local port</source>
        <translation>Lokaler Port</translation>
    </message>
    <message>
        <source>The port on this side.</source>
        <translation>Der Port auf dieser Seite.</translation>
    </message>
    <message>
        <source>Remote address</source>
        <translation>Gegenadresse</translation>
    </message>
    <message>
        <source>The address of the other side, or the path that a UNIX socket&apos;s peer is bound to.</source>
        <translation>Die Adresse der Gegenseite oder der Pfad, an den die Gegenstelle eines UNIX-Sockets gebunden ist.</translation>
    </message>
    <message>
        <source>Remote port</source>
        <translation>Gegenport</translation>
    </message>
    <message>
        <source>The port of the other side.</source>
        <translation>Der Port der Gegenseite.</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>The processes that hold the socket, by number.</source>
        <translation>Die Prozesse, die den Socket halten, nach Nummer.</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>The processes that hold the socket, by name.</source>
        <translation>Die Prozesse, die den Socket halten, nach Namen.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>The user who made the socket.</source>
        <translation>Der Benutzer, der den Socket erzeugt hat.</translation>
    </message>
    <message>
        <source>UID</source>
        <translation>UID</translation>
    </message>
    <message>
        <source>The number of the user who made the socket.</source>
        <translation>Die Nummer des Benutzers, der den Socket erzeugt hat.</translation>
    </message>
    <message>
        <source>Recv-Q</source>
        <translation>Recv-Q</translation>
    </message>
    <message>
        <source>Bytes received that the program has not read; of a listener, connections that it has not accepted.</source>
        <translation>Empfangene Bytes, die das Programm noch nicht gelesen hat; bei einem lauschenden Socket die Verbindungen, die es noch nicht angenommen hat.</translation>
    </message>
    <message>
        <source>Send-Q</source>
        <translation>Send-Q</translation>
    </message>
    <message>
        <source>Bytes sent that the other side has not confirmed; of a listener, how many connections may wait.</source>
        <translation>Gesendete Bytes, die die Gegenseite noch nicht bestätigt hat; bei einem lauschenden Socket, wie viele Verbindungen warten dürfen.</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>What the kernel will do when the timer ends: send again, ask whether the other side lives, or forget the socket.</source>
        <translation>Was der Kernel tut, wenn der Timer abläuft: noch einmal senden, fragen, ob die Gegenseite lebt, oder den Socket vergessen.</translation>
    </message>
    <message>
        <source>Timer ends</source>
        <translation>Timer endet</translation>
    </message>
    <message>
        <source>How long the timer still runs.</source>
        <translation>Wie lange der Timer noch läuft.</translation>
    </message>
    <message>
        <source>Retransmits</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>How often the kernel has sent again without an answer.</source>
        <translation>Wie oft der Kernel ohne Antwort noch einmal gesendet hat.</translation>
    </message>
    <message>
        <source>Inode</source>
        <translation>Inode</translation>
    </message>
    <message>
        <source>The number that /proc/PID/fd shows for the socket; none once no process holds it.</source>
        <translation>Die Nummer, die /proc/PID/fd für den Socket zeigt; keine, sobald ihn kein Prozess mehr hält.</translation>
    </message>
    <message>
        <source>Cookie</source>
        <translation>Cookie</translation>
    </message>
    <message>
        <source>The kernel&apos;s own number of the socket, never used twice.</source>
        <translation>Die kerneleigene Nummer des Sockets, die nie zweimal vergeben wird.</translation>
    </message>
    <message>
        <source>Control group</source>
        <translation>Kontrollgruppe</translation>
    </message>
    <message>
        <source>The control group that made the socket, or else that of its process.</source>
        <translation>Die Kontrollgruppe, die den Socket erzeugt hat, sonst die seines Prozesses.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>The command lines of the processes that hold the socket.</source>
        <translation>Die Befehlszeilen der Prozesse, die den Socket halten.</translation>
    </message>
    <message>
        <source>Network namespace</source>
        <translation>Netzwerk-Namensraum</translation>
    </message>
    <message>
        <source>The network namespace of the socket, by its inode.</source>
        <translation>Der Netzwerk-Namensraum des Sockets, angegeben durch dessen Inode.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Of a UNIX socket: stream, dgram or seqpacket.</source>
        <translation>Bei einem UNIX-Socket: stream, dgram oder seqpacket.</translation>
    </message>
    <message>
        <source>Peer inode</source>
        <translation>Inode der Gegenstelle</translation>
    </message>
    <message>
        <source>Of a connected UNIX socket: the inode of the other end.</source>
        <translation>Bei einem verbundenen UNIX-Socket: die Inode des anderen Endes.</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>The network device that the socket is bound to.</source>
        <translation>Das Netzwerkgerät, an das der Socket gebunden ist.</translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Which directions the program has ended with shutdown(2).</source>
        <translation>Welche Richtungen das Programm mit shutdown(2) beendet hat.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>The systemd unit that the control group belongs to.</source>
        <translation>Die systemd-Unit, zu der die Kontrollgruppe gehört.</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>The container that the control group belongs to.</source>
        <translation>Der Container, zu dem die Kontrollgruppe gehört.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Where the row was read: sock_diag, or /proc/net where that was refused.</source>
        <translation>Woher die Zeile stammt: sock_diag, oder /proc/net, wo jenes verweigert wurde.</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>How long a packet and its confirmation take, smoothed, in microseconds.</source>
        <translation>Wie lange ein Paket und seine Bestätigung brauchen, geglättet, in Mikrosekunden.</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Bytes that the other side has confirmed.</source>
        <translation>Bytes, die die Gegenseite bestätigt hat.</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Bytes received since the connection began.</source>
        <translation>Bytes, die seit Beginn der Verbindung empfangen wurden.</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Erneut gesendet</translation>
    </message>
    <message>
        <source>Segments that had to be sent again since the connection began.</source>
        <translation>Segmente, die seit Beginn der Verbindung noch einmal gesendet werden mussten.</translation>
    </message>
    <message>
        <source>Congestion control</source>
        <translation>Staukontrolle</translation>
    </message>
    <message>
        <source>The algorithm that decides how fast to send.</source>
        <translation>Das Verfahren, das bestimmt, wie schnell gesendet wird.</translation>
    </message>
    <message>
        <source>Seen for</source>
        <translation>Gesehen seit</translation>
    </message>
    <message>
        <source>How long Socklens has been seeing the socket; it can be older.</source>
        <translation>Wie lange Socklens den Socket schon sieht; er kann älter sein.</translation>
    </message>
    <message>
        <source>“%1” is not a prefix length between 0 and %2.</source>
        <translation>„%1“ ist keine Präfixlänge zwischen 0 und %2.</translation>
    </message>
    <message>
        <source>“%1” is not an address, such as 10.0.0.1, 10.0.0.0/8, [::1]:22 or :443.</source>
        <translation>„%1“ ist keine Adresse wie 10.0.0.1, 10.0.0.0/8, [::1]:22 oder :443.</translation>
    </message>
    <message>
        <source>“%1” is not an address, and names of hosts are not looked up.</source>
        <translation>„%1“ ist keine Adresse, und Rechnernamen werden nicht nachgeschlagen.</translation>
    </message>
    <message>
        <source>“%1” is neither a port between 1 and 65535 nor the name of a service.</source>
        <translation>„%1“ ist weder ein Port zwischen 1 und 65535 noch der Name eines Dienstes.</translation>
    </message>
    <message>
        <source>“%1” is too large.</source>
        <translation>„%1“ ist zu groß.</translation>
    </message>
    <message>
        <source>“%1” is not a duration, such as 500ms, 60s, 1.5m or 2h.</source>
        <translation>„%1“ ist keine Dauer wie 500ms, 60s, 1.5m oder 2h.</translation>
    </message>
    <message>
        <source>“%1” is not a number, such as 4096, 10k or 1.5Mi.</source>
        <translation>„%1“ ist keine Zahl wie 4096, 10k oder 1.5Mi.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>“%1” is not a range: the smaller number comes first.</source>
        <translation>„%1“ ist kein Bereich: Die kleinere Zahl kommt zuerst.</translation>
    </message>
    <message>
        <source>0 is not a port: “none” finds the sockets without one.</source>
        <translation>0 ist kein Port: „none“ findet die Sockets ohne Port.</translation>
    </message>
    <message>
        <source>A bracket is closed here that was never opened.</source>
        <translation>Hier schließt eine Klammer, die nie geöffnet wurde.</translation>
    </message>
    <message>
        <source>A quote is opened here and never closed.</source>
        <translation>Hier beginnt ein Anführungszeichen, das nie geschlossen wird.</translation>
    </message>
    <message>
        <source>A field is expected before “%1”, such as port or state.</source>
        <translation>Vor „%1“ wird ein Feld erwartet, etwa port oder state.</translation>
    </message>
    <message>
        <source>Brackets can be nested %1 deep, not more.</source>
        <translation>Klammern lassen sich %1-fach schachteln, nicht tiefer.</translation>
    </message>
    <message>
        <source>There is no condition between these brackets.</source>
        <translation>Zwischen diesen Klammern steht keine Bedingung.</translation>
    </message>
    <message>
        <source>A bracket is opened here and never closed.</source>
        <translation>Hier öffnet eine Klammer, die nie geschlossen wird.</translation>
    </message>
    <message>
        <source>A condition is expected after “%1”.</source>
        <translation>Nach „%1“ wird eine Bedingung erwartet.</translation>
    </message>
    <message>
        <source>A condition is expected before “%1”.</source>
        <translation>Vor „%1“ wird eine Bedingung erwartet.</translation>
    </message>
    <message>
        <source>A value is expected after “%1”. To search for the word itself, put it in quotes.</source>
        <translation>Nach „%1“ wird ein Wert erwartet. Um nach dem Wort selbst zu suchen, es in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>A value is expected after “%1”.</source>
        <translation>Nach „%1“ wird ein Wert erwartet.</translation>
    </message>
    <message>
        <source>There is no field “%1”. Did you mean “%2”?</source>
        <translation>Ein Feld „%1“ gibt es nicht. War „%2“ gemeint?</translation>
    </message>
    <message>
        <source>There is no field “%1”. To search for the text itself, put it in quotes.</source>
        <translation>Ein Feld „%1“ gibt es nicht. Um nach dem Text selbst zu suchen, ihn in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>A filter can have %1 bytes, and this one has %2.</source>
        <translation>Ein Filter kann %L1 Bytes lang sein; dieser hat %L2.</translation>
    </message>
    <message>
        <source>“%1” compares with one number only.</source>
        <translation>„%1“ vergleicht mit nur einer Zahl.</translation>
    </message>
    <message>
        <source>“%1” is not a protocol: tcp, udp and unix are.</source>
        <translation>„%1“ ist kein Protokoll: Es gibt tcp, udp und unix.</translation>
    </message>
    <message>
        <source>“%1” is not a family: inet, inet6 and unix are.</source>
        <translation>„%1“ ist keine Familie: Es gibt inet, inet6 und unix.</translation>
    </message>
    <message>
        <source>“%1” is not a timer: off, on, keepalive, timewait and persist are.</source>
        <translation>„%1“ ist kein Timer: Es gibt off, on, keepalive, timewait und persist.</translation>
    </message>
    <message>
        <source>“%1” is not a type: stream, dgram and seqpacket are.</source>
        <translation>„%1“ ist kein Typ: Es gibt stream, dgram und seqpacket.</translation>
    </message>
    <message>
        <source>“%1” is not a direction: receive, send and both are.</source>
        <translation>„%1“ ist keine Richtung: Es gibt receive, send und both.</translation>
    </message>
    <message>
        <source>“%1” is not a source: sock_diag and procfs are.</source>
        <translation>„%1“ ist keine Quelle: Es gibt sock_diag und procfs.</translation>
    </message>
    <message>
        <source>“%1” is not a state, such as established, listen, time-wait or close-wait.</source>
        <translation>„%1“ ist kein Zustand wie established, listen, time-wait oder close-wait.</translation>
    </message>
    <message>
        <source>“%1” has no order, so “%2” cannot be asked: use “:”, “=” or “!=”.</source>
        <translation>„%1“ kennt keine Reihenfolge, daher lässt sich „%2“ nicht fragen: „:“, „=“ oder „!=“ verwenden.</translation>
    </message>
    <message>
        <source>No process has a descriptor of this socket: the kernel keeps it.</source>
        <translation>Kein Prozess hat einen Deskriptor dieses Sockets: Der Kernel hält ihn.</translation>
    </message>
    <message>
        <source>The process that holds this socket is not visible without administrator rights.</source>
        <translation>Der Prozess, der diesen Socket hält, ist ohne Administratorrechte nicht sichtbar.</translation>
    </message>
    <message>
        <source>%1 (pid 1) keeps the whole system running. Socklens does not send it signals.</source>
        <translation>%1 (pid 1) hält das ganze System am Laufen. Socklens sendet ihm keine Signale.</translation>
    </message>
    <message>
        <source>This is Socklens itself. Close its window to end it.</source>
        <translation>Das ist Socklens selbst. Zum Beenden sein Fenster schließen.</translation>
    </message>
    <message>
        <source>Socklens was started by %1 (pid %2) and could end with it. It does not send it signals.</source>
        <translation>Socklens wurde von %1 (pid %2) gestartet und könnte mit ihm enden. Es sendet ihm keine Signale.</translation>
    </message>
    <message>
        <source>%1 (pid %2) belongs to another user. Sending it a signal needs administrator rights.</source>
        <translation>%1 (pid %2) gehört einem anderen Benutzer. Ihm ein Signal zu senden, erfordert Administratorrechte.</translation>
    </message>
    <message>
        <source>This machine lets nobody use another process&apos;s sockets (kernel.yama.ptrace_scope is 3).</source>
        <translation>Dieser Rechner lässt niemanden die Sockets eines anderen Prozesses benutzen (kernel.yama.ptrace_scope ist 3).</translation>
    </message>
    <message>
        <source>This machine lets a program use another one&apos;s sockets with administrator rights only (kernel.yama.ptrace_scope is %1).</source>
        <translation>Dieser Rechner lässt ein Programm die Sockets eines anderen nur mit Administratorrechten benutzen (kernel.yama.ptrace_scope ist %1).</translation>
    </message>
    <message>
        <source>%1 (pid %2) belongs to another user. Using its sockets needs administrator rights.</source>
        <translation>%1 (pid %2) gehört einem anderen Benutzer. Seine Sockets zu benutzen, erfordert Administratorrechte.</translation>
    </message>
    <message>
        <source>UDP knows no connection that could be closed with the peer.</source>
        <translation>UDP kennt keine Verbindung, die sich mit der Gegenstelle schließen ließe.</translation>
    </message>
    <message>
        <source>This socket is not connected: there is nothing to close.</source>
        <translation>Dieser Socket ist nicht verbunden: Es gibt nichts zu schließen.</translation>
    </message>
    <message>
        <source>The kernel cannot abort UNIX sockets. Close it gracefully, or end its owner.</source>
        <translation>Der Kernel kann UNIX-Sockets nicht kappen. Ihn ordentlich schließen oder seinen Besitzer beenden.</translation>
    </message>
    <message>
        <source>A TIME_WAIT is over already: there is no connection to abort. Release it instead.</source>
        <translation>Ein TIME_WAIT ist bereits vorbei: Es gibt keine Verbindung zu kappen. Stattdessen freigeben.</translation>
    </message>
    <message>
        <source>This socket is only bound: the kernel cannot abort it. End its owner instead.</source>
        <translation>Dieser Socket ist nur gebunden: Der Kernel kann ihn nicht kappen. Stattdessen seinen Besitzer beenden.</translation>
    </message>
    <message>
        <source>Aborting a UDP socket needs administrator rights.</source>
        <translation>Einen UDP-Socket zu kappen, erfordert Administratorrechte.</translation>
    </message>
    <message>
        <source>Aborting a listener needs administrator rights. Without them it can be closed gracefully.</source>
        <translation>Einen lauschenden Socket zu kappen, erfordert Administratorrechte. Ohne sie lässt er sich ordentlich schließen.</translation>
    </message>
    <message>
        <source>The kernel did not say which socket this is (no cookie), and Socklens aborts nothing by its address alone.</source>
        <translation>Der Kernel hat nicht gesagt, welcher Socket das ist (kein Cookie), und Socklens kappt nichts nur nach seiner Adresse.</translation>
    </message>
    <message>
        <source>This kernel is built without the means to abort sockets (INET_DIAG_DESTROY).</source>
        <translation>Dieser Kernel ist ohne das Mittel gebaut, Sockets zu kappen (INET_DIAG_DESTROY).</translation>
    </message>
    <message>
        <source>Aborting this connection needs administrator rights.</source>
        <translation>Diese Verbindung zu kappen, erfordert Administratorrechte.</translation>
    </message>
    <message>
        <source>This socket is in use. Only what a program left behind can be released: TIME_WAIT, and closing connections without an owner.</source>
        <translation>Dieser Socket ist in Gebrauch. Freigeben lässt sich nur, was ein Programm hinterlassen hat: TIME_WAIT und endende Verbindungen ohne Besitzer.</translation>
    </message>
    <message>
        <source>The kernel did not say which socket this is (no cookie), and Socklens releases nothing by its address alone: that can hit a listener.</source>
        <translation>Der Kernel hat nicht gesagt, welcher Socket das ist (kein Cookie), und Socklens gibt nichts nur nach seiner Adresse frei: Das könnte einen lauschenden Socket treffen.</translation>
    </message>
    <message>
        <source>This kernel is built without the means to release sockets (INET_DIAG_DESTROY).</source>
        <translation>Dieser Kernel ist ohne das Mittel gebaut, Sockets freizugeben (INET_DIAG_DESTROY).</translation>
    </message>
    <message>
        <source>Releasing TIME_WAIT needs Linux 6.0; this is %1. It ends by itself after 60 seconds.</source>
        <translation>TIME_WAIT freizugeben, erfordert Linux 6.0; dies ist %1. Es endet nach 60 Sekunden von selbst.</translation>
    </message>
    <message>
        <source>Releasing sockets needs administrator rights. TIME_WAIT ends by itself after 60 seconds.</source>
        <translation>Sockets freizugeben, erfordert Administratorrechte. TIME_WAIT endet nach 60 Sekunden von selbst.</translation>
    </message>
    <message>
        <source>Changing this setting needs administrator rights.</source>
        <translation>Diese Einstellung zu ändern, erfordert Administratorrechte.</translation>
    </message>
    <message>
        <source>This is not the network namespace that the machine starts with: what is set here ends with it.</source>
        <translation>Dies ist nicht der Netzwerk-Namensraum, mit dem der Rechner startet: Was hier gesetzt wird, endet mit ihm.</translation>
    </message>
    <message>
        <source>Only root can write under /etc/sysctl.d.</source>
        <translation>Nur root kann unter /etc/sysctl.d schreiben.</translation>
    </message>
    <message>
        <source>No socket is selected.</source>
        <translation>Es ist kein Socket ausgewählt.</translation>
    </message>
    <message>
        <source>LISTEN</source>
        <translation>LISTEN</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>im Aufbau</translation>
    </message>
    <message>
        <source>ESTABLISHED</source>
        <translation>ESTABLISHED</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>im Abbau</translation>
    </message>
    <message>
        <source>CLOSE_WAIT</source>
        <translation>CLOSE_WAIT</translation>
    </message>
    <message>
        <source>TIME_WAIT</source>
        <translation>TIME_WAIT</translation>
    </message>
    <message>
        <source>unconnected</source>
        <translation>unverbunden</translation>
    </message>
    <message>
        <source>SYN_SENT and SYN_RECV: the connection is being made.</source>
        <translation>SYN_SENT und SYN_RECV: Die Verbindung wird aufgebaut.</translation>
    </message>
    <message>
        <source>FIN_WAIT1, FIN_WAIT2, CLOSING and LAST_ACK: the connection is being ended.</source>
        <translation>FIN_WAIT1, FIN_WAIT2, CLOSING und LAST_ACK: Die Verbindung wird beendet.</translation>
    </message>
    <message>
        <source>The connection is open: both sides can send.</source>
        <translation>Die Verbindung ist offen: Beide Seiten können senden.</translation>
    </message>
    <message>
        <source>A connection was asked for, and the other side has not answered yet.</source>
        <translation>Eine Verbindung wurde angefragt, und die Gegenseite hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>The other side asked for a connection, and its last confirmation is still missing.</source>
        <translation>Die Gegenseite hat eine Verbindung angefragt, und ihre letzte Bestätigung fehlt noch.</translation>
    </message>
    <message>
        <source>This side has closed; the other side has not confirmed it yet.</source>
        <translation>Diese Seite hat geschlossen; die Gegenseite hat es noch nicht bestätigt.</translation>
    </message>
    <message>
        <source>This side has closed and the other side knows, but has not closed its own half yet.</source>
        <translation>Diese Seite hat geschlossen, und die Gegenseite weiß es, hat aber ihre eigene Hälfte noch nicht geschlossen.</translation>
    </message>
    <message>
        <source>The connection is over. The kernel keeps its addresses for 60 seconds, so that late packets cannot disturb a new connection.</source>
        <translation>Die Verbindung ist vorbei. Der Kernel behält ihre Adressen 60 Sekunden lang, damit verspätete Pakete keine neue Verbindung stören können.</translation>
    </message>
    <message>
        <source>The socket exists, but is neither connected nor listening.</source>
        <translation>Der Socket existiert, ist aber weder verbunden noch lauscht er.</translation>
    </message>
    <message>
        <source>The other side has closed; the program on this side has not closed its socket yet. If this lasts, the program forgets to.</source>
        <translation>Die Gegenseite hat geschlossen; das Programm auf dieser Seite hat seinen Socket noch nicht geschlossen. Bleibt das so, vergisst das Programm es.</translation>
    </message>
    <message>
        <source>Both sides have closed; the last confirmation is still missing.</source>
        <translation>Beide Seiten haben geschlossen; die letzte Bestätigung fehlt noch.</translation>
    </message>
    <message>
        <source>The socket waits for connections.</source>
        <translation>Der Socket wartet auf Verbindungen.</translation>
    </message>
    <message>
        <source>Both sides closed at the same moment, and the confirmation is still missing.</source>
        <translation>Beide Seiten haben im selben Augenblick geschlossen, und die Bestätigung fehlt noch.</translation>
    </message>
    <message>
        <source>“%1” is not a whole number from %2 to %3.</source>
        <translation>„%1“ ist keine ganze Zahl von %2 bis %3.</translation>
    </message>
    <message>
        <source>“%1” is not a range of ports: write the first and the last one, from %2 to %3, such as “32768 60999”.</source>
        <translation>„%1“ ist kein Bereich von Ports: den ersten und den letzten schreiben, von %2 bis %3, etwa „32768 60999“.</translation>
    </message>
    <message>
        <source>“%1” is not a port or a range of ports from %2 to %3: write them as in “8080,9000-9010”, or nothing.</source>
        <translation>„%1“ ist kein Port und kein Bereich von Ports von %2 bis %3: wie in „8080,9000-9010“ schreiben, oder nichts.</translation>
    </message>
    <message>
        <source>This list is too long to be written at once. Use ranges such as “9000-9010”.</source>
        <translation>Diese Liste ist zu lang, um auf einmal geschrieben zu werden. Bereiche wie „9000-9010“ verwenden.</translation>
    </message>
    <message>
        <source>“%1” is not three whole numbers from %2 on, the smallest first.</source>
        <translation>„%1“ sind nicht drei ganze Zahlen ab %2, die kleinste zuerst.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>two ports, %1 to %2</source>
        <translation>zwei Ports, %1 bis %2</translation>
    </message>
    <message>
        <source>ports and ranges, %1 to %2, or nothing</source>
        <translation>Ports und Bereiche, %1 bis %2, oder nichts</translation>
    </message>
    <message>
        <source>three rising numbers from %1</source>
        <translation>drei steigende Zahlen ab %1</translation>
    </message>
    <message>
        <source>%1 belongs to the whole machine, and is not visible in this network namespace. Start Socklens in the initial one to see it.</source>
        <translation>%1 gilt für den ganzen Rechner und ist in diesem Netzwerk-Namensraum nicht sichtbar. Um es zu sehen, Socklens im anfänglichen Namensraum starten.</translation>
    </message>
    <message>
        <source>%1 is here only while connection tracking is loaded (module nf_conntrack).</source>
        <translation>%1 gibt es nur, solange die Verbindungsverfolgung geladen ist (Modul nf_conntrack).</translation>
    </message>
    <message>
        <source>This kernel has no %1.</source>
        <translation>Dieser Kernel hat kein %1.</translation>
    </message>
    <message>
        <source>The kernel does not take “%2” for %1: the range must not begin below net.ipv4.ip_unprivileged_port_start.</source>
        <translation>Der Kernel nimmt „%2“ für %1 nicht an: Der Bereich darf nicht unterhalb von net.ipv4.ip_unprivileged_port_start beginnen.</translation>
    </message>
    <message>
        <source>The kernel does not take “%2” for %1: it must not be above the first port of net.ipv4.ip_local_port_range.</source>
        <translation>Der Kernel nimmt „%2“ für %1 nicht an: Der Wert darf nicht über dem ersten Port von net.ipv4.ip_local_port_range liegen.</translation>
    </message>
    <message>
        <source>This kernel does not take “%2” for %1. Nothing was changed.</source>
        <translation>Dieser Kernel nimmt „%2“ für %1 nicht an. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>Millisekunden</translation>
    </message>
    <message>
        <source>retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>sockets</source>
        <translation>Sockets</translation>
    </message>
    <message>
        <source>memory pages</source>
        <translation>Speicherseiten</translation>
    </message>
    <message>
        <source>ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>It is about the memory of the firewall and NAT. No socket is closed and no TIME_WAIT gets shorter by it.</source>
        <translation>Es geht um das Gedächtnis von Firewall und NAT. Kein Socket wird dadurch geschlossen und kein TIME_WAIT kürzer.</translation>
    </message>
    <message>
        <source>Whether connect(2) may take over the port of a TIME_WAIT to the same destination: 0 never, 1 always, 2 on loopback only.</source>
        <translation>Ob connect(2) den Port eines TIME_WAIT zum selben Ziel übernehmen darf: 0 nie, 1 immer, 2 nur auf Loopback.</translation>
    </message>
    <message>
        <source>It does not help servers: a listener that cannot bind needs SO_REUSEADDR. It works only with tcp_timestamps, and only when the TIME_WAIT is older than tcp_tw_reuse_delay. tcp_tw_recycle, of which old recipes speak, has been gone since Linux 4.12.</source>
        <translation>Servern hilft es nicht: Ein lauschender Socket, der sich nicht binden kann, braucht SO_REUSEADDR. Es wirkt nur mit tcp_timestamps und nur, wenn das TIME_WAIT älter als tcp_tw_reuse_delay ist. tcp_tw_recycle, von dem alte Rezepte sprechen, gibt es seit Linux 4.12 nicht mehr.</translation>
    </message>
    <message>
        <source>How old a TIME_WAIT must be before tcp_tw_reuse lets connect(2) take it over.</source>
        <translation>Wie alt ein TIME_WAIT sein muss, bevor tcp_tw_reuse es connect(2) übernehmen lässt.</translation>
    </message>
    <message>
        <source>It does not shorten TIME_WAIT, which lasts 60 seconds.</source>
        <translation>Es verkürzt TIME_WAIT nicht, das 60 Sekunden dauert.</translation>
    </message>
    <message>
        <source>How many TIME_WAIT sockets are kept at the same time. Connections that end beyond that skip TIME_WAIT.</source>
        <translation>Wie viele TIME_WAIT-Sockets zugleich behalten werden. Verbindungen, die darüber hinaus enden, überspringen TIME_WAIT.</translation>
    </message>
    <message>
        <source>A small number is no cure: a TIME_WAIT costs a few hundred bytes and no descriptor. Without it, late segments of the peer are answered with RST.</source>
        <translation>Eine kleine Zahl ist kein Heilmittel: Ein TIME_WAIT kostet einige hundert Bytes und keinen Deskriptor. Ohne es werden verspätete Segmente der Gegenstelle mit RST beantwortet.</translation>
    </message>
    <message>
        <source>With 1, a TIME_WAIT stays when a RST arrives for it; with 0, the RST ends it.</source>
        <translation>Bei 1 bleibt ein TIME_WAIT bestehen, wenn ein RST dafür eintrifft; bei 0 beendet der RST es.</translation>
    </message>
    <message>
        <source>1 does not save anything: TIME_WAIT sockets then live longer, not shorter.</source>
        <translation>1 spart nichts: TIME_WAIT-Sockets leben dann länger, nicht kürzer.</translation>
    </message>
    <message>
        <source>Timestamps in TCP segments (RFC 7323): 0 off, 1 with a random offset per connection, 2 without it.</source>
        <translation>Zeitstempel in TCP-Segmenten (RFC 7323): 0 aus, 1 mit zufälligem Versatz je Verbindung, 2 ohne ihn.</translation>
    </message>
    <message>
        <source>Switching them off does not harden the machine: with 1 they no longer tell the uptime. It costs exact round-trip times, and tcp_tw_reuse does nothing any more.</source>
        <translation>Sie abzuschalten, härtet den Rechner nicht: Bei 1 verraten sie die Laufzeit nicht mehr. Es kostet genaue Umlaufzeiten, und tcp_tw_reuse bewirkt nichts mehr.</translation>
    </message>
    <message>
        <source>How long a connection that no process holds any more waits in FIN_WAIT2 for the FIN of the peer.</source>
        <translation>Wie lange eine Verbindung, die kein Prozess mehr hält, in FIN_WAIT2 auf das FIN der Gegenstelle wartet.</translation>
    </message>
    <message>
        <source>It does not change TIME_WAIT, which lasts 60 seconds whatever is written here. A FIN_WAIT2 that a process still holds has no limit.</source>
        <translation>Es ändert TIME_WAIT nicht, das 60 Sekunden dauert, was immer hier steht. Ein FIN_WAIT2, das noch ein Prozess hält, hat keine Grenze.</translation>
    </message>
    <message>
        <source>How many connections without a process the whole machine keeps. One more is ended with RST.</source>
        <translation>Wie viele Verbindungen ohne Prozess der ganze Rechner behält. Jede weitere wird mit RST beendet.</translation>
    </message>
    <message>
        <source>TIME_WAIT sockets are not counted here: they are no longer connections.</source>
        <translation>TIME_WAIT-Sockets zählen hier nicht: Sie sind keine Verbindungen mehr.</translation>
    </message>
    <message>
        <source>How often the rest of a connection that no process holds any more is sent again before the kernel gives it up.</source>
        <translation>Wie oft der Rest einer Verbindung, die kein Prozess mehr hält, noch einmal gesendet wird, bevor der Kernel sie aufgibt.</translation>
    </message>
    <message>
        <source>0 does not mean never: the kernel makes it 8. A peer that answers, but takes no data (zero window), is waited for longer.</source>
        <translation>0 bedeutet nicht nie: Der Kernel macht 8 daraus. Auf eine Gegenstelle, die antwortet, aber keine Daten annimmt (Nullfenster), wird länger gewartet.</translation>
    </message>
    <message>
        <source>Memory of all TCP sockets of the machine together: below the first number nothing is saved, above the second buffers shrink, the third is the end.</source>
        <translation>Speicher aller TCP-Sockets des Rechners zusammen: Unter der ersten Zahl wird nicht gespart, über der zweiten schrumpfen die Puffer, bei der dritten ist Schluss.</translation>
    </message>
    <message>
        <source>The numbers are pages, usually of 4096 bytes, not bytes. They are not buffers of one connection: those are tcp_rmem and tcp_wmem.</source>
        <translation>Die Zahlen sind Speicherseiten von meist 4096 Bytes, keine Bytes. Sie sind nicht die Puffer einer einzelnen Verbindung: Das sind tcp_rmem und tcp_wmem.</translation>
    </message>
    <message>
        <source>Memory of all UDP sockets of the machine together, as in tcp_mem.</source>
        <translation>Speicher aller UDP-Sockets des Rechners zusammen, wie bei tcp_mem.</translation>
    </message>
    <message>
        <source>The numbers are pages, usually of 4096 bytes, not bytes.</source>
        <translation>Die Zahlen sind Speicherseiten von meist 4096 Bytes, keine Bytes.</translation>
    </message>
    <message>
        <source>The ports that the kernel chooses from for connect(2), and for bind(2) to port 0.</source>
        <translation>Die Ports, aus denen der Kernel für connect(2) wählt, und für bind(2) an Port 0.</translation>
    </message>
    <message>
        <source>It does not limit all connections together: each destination has the whole range for itself. A server port inside the range can be taken by an outgoing connection.</source>
        <translation>Es begrenzt nicht alle Verbindungen zusammen: Jedes Ziel hat den ganzen Bereich für sich. Ein Server-Port innerhalb des Bereichs kann von einer ausgehenden Verbindung belegt werden.</translation>
    </message>
    <message>
        <source>Ports that the kernel never chooses by itself, so that they stay free for the servers that need them.</source>
        <translation>Ports, die der Kernel nie von sich aus wählt, damit sie für die Server frei bleiben, die sie brauchen.</translation>
    </message>
    <message>
        <source>Nobody is kept from these ports: a program that names one in bind(2) gets it.</source>
        <translation>Niemand wird von diesen Ports ferngehalten: Ein Programm, das einen in bind(2) nennt, bekommt ihn.</translation>
    </message>
    <message>
        <source>The first port that a program may bind without CAP_NET_BIND_SERVICE.</source>
        <translation>Der erste Port, den ein Programm ohne CAP_NET_BIND_SERVICE binden darf.</translation>
    </message>
    <message>
        <source>A server needs no root for port 80: this setting is enough, or the one capability.</source>
        <translation>Ein Server braucht für Port 80 kein root: Diese Einstellung genügt, oder die eine Capability.</translation>
    </message>
    <message>
        <source>With 1, bind(2) to port 0 may give two sockets with SO_REUSEADDR the same port when no other is left.</source>
        <translation>Bei 1 darf bind(2) an Port 0 zwei Sockets mit SO_REUSEADDR denselben Port geben, wenn kein anderer übrig ist.</translation>
    </message>
    <message>
        <source>It does nothing for plain connect(2), which shares ports between destinations anyway.</source>
        <translation>Für einfaches connect(2) bewirkt es nichts; das teilt Ports ohnehin zwischen Zielen.</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>The most connections that can wait for accept(2) at one listener, whatever it asks for in listen(2).</source>
        <translation>Wie viele Verbindungen höchstens an einem lauschenden Socket auf accept(2) warten können, was immer er in listen(2) verlangt.</translation>
    </message>
    <message>
        <source>A larger number alone changes nothing: the program must ask for more in listen(2), and it counts from its next listen(2) on.</source>
        <translation>Eine größere Zahl allein ändert nichts: Das Programm muss in listen(2) mehr verlangen, und sie gilt ab seinem nächsten listen(2).</translation>
    </message>
    <message>
        <source>How many half-open connections (SYN_RECV) a listener remembers where SYN cookies are off.</source>
        <translation>Wie viele halb offene Verbindungen (SYN_RECV) sich ein lauschender Socket merkt, wo SYN-Cookies ausgeschaltet sind.</translation>
    </message>
    <message>
        <source>It is not the queue of connections that wait for accept(2): that is somaxconn.</source>
        <translation>Es ist nicht die Warteschlange der Verbindungen, die auf accept(2) warten: Das ist somaxconn.</translation>
    </message>
    <message>
        <source>What happens when the queue of half-open connections is full: 0 SYNs are dropped, 1 they are answered without being remembered, 2 always so.</source>
        <translation>Was geschieht, wenn die Warteschlange halb offener Verbindungen voll ist: 0 SYNs werden verworfen, 1 sie werden beantwortet, ohne gemerkt zu werden, 2 immer so.</translation>
    </message>
    <message>
        <source>They are for floods, not for load: on a busy server they mean that the queue is too short.</source>
        <translation>Sie sind für Fluten gedacht, nicht für Last: Auf einem beschäftigten Server bedeuten sie, dass die Warteschlange zu kurz ist.</translation>
    </message>
    <message>
        <source>With 1, a client whose handshake ends while the accept queue is full gets a RST instead of another try.</source>
        <translation>Bei 1 bekommt ein Client, dessen Verbindungsaufbau bei voller Annahme-Warteschlange endet, ein RST statt eines weiteren Versuchs.</translation>
    </message>
    <message>
        <source>It does not answer new SYNs to a full queue: those are still dropped, and the client waits.</source>
        <translation>Neue SYNs an eine volle Warteschlange beantwortet es nicht: Die werden weiterhin verworfen, und der Client wartet.</translation>
    </message>
    <message>
        <source>How often the answer to a SYN is sent again to a client that does not complete the handshake.</source>
        <translation>Wie oft die Antwort auf ein SYN noch einmal an einen Client gesendet wird, der den Verbindungsaufbau nicht abschließt.</translation>
    </message>
    <message>
        <source>With 1, connections that wait at a listener which is closed move to another one of its SO_REUSEPORT group.</source>
        <translation>Bei 1 gehen Verbindungen, die an einem sich schließenden lauschenden Socket warten, an einen anderen seiner SO_REUSEPORT-Gruppe über.</translation>
    </message>
    <message>
        <source>It does nothing for a listener alone on its port: what waits there gets a RST.</source>
        <translation>Für einen lauschenden Socket allein an seinem Port bewirkt es nichts: Was dort wartet, bekommt ein RST.</translation>
    </message>
    <message>
        <source>How long a connection with SO_KEEPALIVE is idle before the first probe is sent.</source>
        <translation>Wie lange eine Verbindung mit SO_KEEPALIVE untätig ist, bevor die erste Probe gesendet wird.</translation>
    </message>
    <message>
        <source>It does nothing for programs that do not set SO_KEEPALIVE, nor for those that set TCP_KEEPIDLE.</source>
        <translation>Es bewirkt nichts für Programme, die SO_KEEPALIVE nicht setzen, und nichts für solche, die TCP_KEEPIDLE setzen.</translation>
    </message>
    <message>
        <source>The time between two keepalive probes that are not answered.</source>
        <translation>Die Zeit zwischen zwei unbeantworteten Keepalive-Proben.</translation>
    </message>
    <message>
        <source>It does nothing without SO_KEEPALIVE.</source>
        <translation>Ohne SO_KEEPALIVE bewirkt es nichts.</translation>
    </message>
    <message>
        <source>probes</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>After how many unanswered keepalive probes the connection is given up.</source>
        <translation>Nach wie vielen unbeantworteten Keepalive-Proben die Verbindung aufgegeben wird.</translation>
    </message>
    <message>
        <source>After how many retransmits the kernel doubts the route and asks for another one.</source>
        <translation>Nach wie vielen Wiederholungen der Kernel an der Route zweifelt und nach einer anderen fragt.</translation>
    </message>
    <message>
        <source>No connection ends by it: that is tcp_retries2.</source>
        <translation>Keine Verbindung endet dadurch: Das ist tcp_retries2.</translation>
    </message>
    <message>
        <source>How long unacknowledged data of an open connection is sent again: 15 is about a quarter of an hour.</source>
        <translation>Wie lange unbestätigte Daten einer offenen Verbindung wiederholt gesendet werden: 15 ist etwa eine Viertelstunde.</translation>
    </message>
    <message>
        <source>It is no exact count: the kernel makes a time of it. TCP_USER_TIMEOUT sets that for one socket.</source>
        <translation>Es ist keine genaue Anzahl: Der Kernel macht eine Zeit daraus. TCP_USER_TIMEOUT setzt sie für einen einzelnen Socket.</translation>
    </message>
    <message>
        <source>How often connect(2) repeats its SYN before it fails with ETIMEDOUT: 6 is over two minutes.</source>
        <translation>Wie oft connect(2) sein SYN wiederholt, bevor es mit ETIMEDOUT scheitert: 6 ist über zwei Minuten.</translation>
    </message>
    <message>
        <source>It does not concern connections that are refused: those end at once.</source>
        <translation>Abgewiesene Verbindungen betrifft es nicht: Die enden sofort.</translation>
    </message>
    <message>
        <source>How many SYNs are repeated after one second each, before the waiting times double.</source>
        <translation>Wie viele SYNs im Abstand von je einer Sekunde wiederholt werden, bevor sich die Wartezeiten verdoppeln.</translation>
    </message>
    <message>
        <source>connect(2) does not fail sooner by it: the total is that of tcp_syn_retries.</source>
        <translation>connect(2) scheitert dadurch nicht früher: Die Gesamtzahl ist die von tcp_syn_retries.</translation>
    </message>
    <message>
        <source>The longest time between two retransmits of the same data.</source>
        <translation>Die längste Zeit zwischen zwei Wiederholungen derselben Daten.</translation>
    </message>
    <message>
        <source>microseconds</source>
        <translation>Mikrosekunden</translation>
    </message>
    <message>
        <source>The shortest time before data is sent again.</source>
        <translation>Die kürzeste Zeit, bevor Daten noch einmal gesendet werden.</translation>
    </message>
    <message>
        <source>How long connection tracking remembers a connection that both sides have closed.</source>
        <translation>Wie lange sich die Verbindungsverfolgung eine Verbindung merkt, die beide Seiten geschlossen haben.</translation>
    </message>
    <message>
        <source>How long connection tracking remembers a connection after the first FIN.</source>
        <translation>Wie lange sich die Verbindungsverfolgung eine Verbindung nach dem ersten FIN merkt.</translation>
    </message>
    <message>
        <source>How long connection tracking remembers a connection of which one side is closed and acknowledged.</source>
        <translation>Wie lange sich die Verbindungsverfolgung eine Verbindung merkt, deren eine Seite geschlossen und bestätigt ist.</translation>
    </message>
    <message>
        <source>How long connection tracking waits for the acknowledgement of the second FIN.</source>
        <translation>Wie lange die Verbindungsverfolgung auf die Bestätigung des zweiten FIN wartet.</translation>
    </message>
    <message>
        <source>How long connection tracking remembers an open connection on which nothing is sent.</source>
        <translation>Wie lange sich die Verbindungsverfolgung eine offene Verbindung merkt, auf der nichts gesendet wird.</translation>
    </message>
    <message>
        <source>How long connection tracking remembers a connection that was ended by RST.</source>
        <translation>Wie lange sich die Verbindungsverfolgung eine Verbindung merkt, die durch RST beendet wurde.</translation>
    </message>
    <message>
        <source>How long connection tracking waits for an answer to a SYN.</source>
        <translation>Wie lange die Verbindungsverfolgung auf eine Antwort auf ein SYN wartet.</translation>
    </message>
    <message>
        <source>How long connection tracking waits for the end of a handshake.</source>
        <translation>Wie lange die Verbindungsverfolgung auf das Ende eines Verbindungsaufbaus wartet.</translation>
    </message>
    <message>
        <source>Orphans and FIN_WAIT</source>
        <translation>Verwaiste Verbindungen und FIN_WAIT</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>Keepalive and retries</source>
        <translation>Keepalive und Wiederholungen</translation>
    </message>
    <message>
        <source>Connection tracking</source>
        <translation>Verbindungsverfolgung</translation>
    </message>
    <message>
        <source>this network namespace</source>
        <translation>diesen Netzwerk-Namensraum</translation>
    </message>
    <message>
        <source>the whole machine</source>
        <translation>den ganzen Rechner</translation>
    </message>
    <message>
        <source>Above 60 the kernel reckons differently: what no process holds will stay in FIN_WAIT2 for 2 × (%1 − 60) = %2 seconds, not %1.</source>
        <translation>Über 60 rechnet der Kernel anders: Was kein Prozess hält, bleibt 2 × (%1 − 60) = %2 Sekunden in FIN_WAIT2, nicht %1.</translation>
    </message>
    <message>
        <source>What no process holds will be gone from FIN_WAIT2 in less than a second: a FIN that comes later is answered with RST.</source>
        <translation>Was kein Prozess hält, wird in weniger als einer Sekunde aus FIN_WAIT2 verschwunden sein: Ein FIN, das später kommt, wird mit RST beantwortet.</translation>
    </message>
    <message>
        <source>With 0 there is no TIME_WAIT at all, and no FIN_WAIT2 without a process: late segments are answered with RST, and can reach a new connection on the same ports.</source>
        <translation>Bei 0 gibt es gar kein TIME_WAIT und kein FIN_WAIT2 ohne Prozess: Verspätete Segmente werden mit RST beantwortet und können eine neue Verbindung an denselben Ports erreichen.</translation>
    </message>
    <message>
        <source>A negative number means no limit: TIME_WAIT sockets can fill the memory.</source>
        <translation>Eine negative Zahl bedeutet keine Grenze: TIME_WAIT-Sockets können den Speicher füllen.</translation>
    </message>
    <message>
        <source>Connections beyond the first %1 will skip TIME_WAIT: late segments of their peers are answered with RST.</source>
        <translation>Verbindungen über die ersten %L1 hinaus überspringen TIME_WAIT: Verspätete Segmente ihrer Gegenstellen werden mit RST beantwortet.</translation>
    </message>
    <message>
        <source>Only %1 connections to the same destination will be possible at a time, and connect(2) fails with EADDRNOTAVAIL beyond.</source>
        <translation>Nur %L1 Verbindungen zum selben Ziel werden zugleich möglich sein; darüber hinaus scheitert connect(2) mit EADDRNOTAVAIL.</translation>
    </message>
    <message>
        <source>connect(2) will give up after about %1 seconds: one or two lost packets are enough.</source>
        <translation>connect(2) wird nach etwa %1 Sekunden aufgeben: Ein oder zwei verlorene Pakete genügen dafür.</translation>
    </message>
    <message>
        <source>The connection is forgotten at once: behind NAT or a firewall it breaks.</source>
        <translation>Die Verbindung wird sofort vergessen: Hinter NAT oder einer Firewall bricht sie ab.</translation>
    </message>
    <message>
        <source>RFC 5382 asks for at least 7440 seconds. Idle connections through NAT will break after %1.</source>
        <translation>RFC 5382 verlangt mindestens 7440 Sekunden. Untätige Verbindungen durch NAT brechen nach %1 ab.</translation>
    </message>
    <message>
        <source>The kernel takes %1, but says nowhere what less than one second means here.</source>
        <translation>Der Kernel nimmt %1 an, sagt aber nirgends, was weniger als eine Sekunde hier bedeutet.</translation>
    </message>
    <message>
        <source>Outgoing connections to every destination may then take over a TIME_WAIT. It does nothing for servers, and the kernel&apos;s manual leaves it to experts.</source>
        <translation>Ausgehende Verbindungen zu jedem Ziel dürfen dann ein TIME_WAIT übernehmen. Für Server bewirkt es nichts, und das Handbuch des Kernels überlässt es Fachleuten.</translation>
    </message>
    <message>
        <source>Below 1000 milliseconds the timestamps of the old and the new connection may be the same: a late segment can reach the new one.</source>
        <translation>Unter 1000 Millisekunden können die Zeitstempel der alten und der neuen Verbindung gleich sein: Ein verspätetes Segment kann die neue erreichen.</translation>
    </message>
    <message>
        <source>Without timestamps tcp_tw_reuse does nothing, and fast connections lose their protection from old segments (RFC 7323).</source>
        <translation>Ohne Zeitstempel bewirkt tcp_tw_reuse nichts, und schnelle Verbindungen verlieren ihren Schutz vor alten Segmenten (RFC 7323).</translation>
    </message>
    <message>
        <source>Connections that a program leaves unfinished will be ended with RST on the whole machine: their last data is lost.</source>
        <translation>Verbindungen, die ein Programm unfertig hinterlässt, werden auf dem ganzen Rechner mit RST beendet: Ihre letzten Daten sind verloren.</translation>
    </message>
    <message>
        <source>0 does not mean none: the kernel makes it 8, which is about 107 seconds at a silent peer.</source>
        <translation>0 bedeutet nicht keine: Der Kernel macht 8 daraus, das sind bei einer stummen Gegenstelle etwa 107 Sekunden.</translation>
    </message>
    <message>
        <source>This is memory of the whole machine: too little, and every connection of every program stalls.</source>
        <translation>Das ist Speicher des ganzen Rechners: Ist es zu wenig, stockt jede Verbindung jedes Programms.</translation>
    </message>
    <message>
        <source>This reserves %1 ports: few may be left for outgoing connections.</source>
        <translation>Das reserviert %L1 Ports: Für ausgehende Verbindungen bleiben womöglich wenige übrig.</translation>
    </message>
    <message>
        <source>Every user may then listen on ports from %1 on, and so pass for a system service that has stopped.</source>
        <translation>Jeder Benutzer darf dann an Ports ab %1 lauschen und sich so als ein Systemdienst ausgeben, der angehalten wurde.</translation>
    </message>
    <message>
        <source>Programs may then get a port that another socket has already, and fail when they listen or connect. The kernel&apos;s manual leaves it to experts.</source>
        <translation>Programme bekommen dann womöglich einen Port, den ein anderer Socket schon hat, und scheitern beim Lauschen oder Verbinden. Das Handbuch des Kernels überlässt es Fachleuten.</translation>
    </message>
    <message>
        <source>Short bursts of connections will find the queue full, and be dropped.</source>
        <translation>Kurze Stöße von Verbindungen werden die Warteschlange voll finden und verworfen.</translation>
    </message>
    <message>
        <source>Where SYN cookies are off, listeners will drop connections under little load.</source>
        <translation>Wo SYN-Cookies ausgeschaltet sind, werden lauschende Sockets schon bei geringer Last Verbindungen verwerfen.</translation>
    </message>
    <message>
        <source>A flood of SYNs will then keep everybody else out.</source>
        <translation>Eine Flut von SYNs wird dann alle anderen aussperren.</translation>
    </message>
    <message>
        <source>Every connection is then made by a cookie and may lose TCP options. The kernel&apos;s manual has it for tests only.</source>
        <translation>Jede Verbindung entsteht dann durch ein Cookie und kann TCP-Optionen verlieren. Das Handbuch des Kernels sieht es nur für Tests vor.</translation>
    </message>
    <message>
        <source>Clients of a server that is busy for a moment will see a RST, where now they succeed a little later. SYNs to a full queue are still dropped.</source>
        <translation>Clients eines Servers, der einen Moment beschäftigt ist, sehen dann ein RST, wo es ihnen jetzt ein wenig später gelingt. SYNs an eine volle Warteschlange werden weiterhin verworfen.</translation>
    </message>
    <message>
        <source>One lost packet then makes the client start again with a new SYN.</source>
        <translation>Ein verlorenes Paket lässt den Client dann mit einem neuen SYN von vorn beginnen.</translation>
    </message>
    <message>
        <source>Connections with SO_KEEPALIVE will be ended as soon as they have been idle, without a single probe.</source>
        <translation>Verbindungen mit SO_KEEPALIVE werden beendet, sobald sie untätig waren, ohne eine einzige Probe.</translation>
    </message>
    <message>
        <source>RFC 1122 asks for at least 100 seconds, which is 8: connections will break at short outages of the network.</source>
        <translation>RFC 1122 verlangt mindestens 100 Sekunden, das ist 8: Verbindungen brechen schon bei kurzen Ausfällen des Netzes ab.</translation>
    </message>
    <message>
        <source>RFC 6298 asks for at least 60 seconds. Connections will give up sooner, since tcp_retries2 is reckoned in these times.</source>
        <translation>RFC 6298 verlangt mindestens 60 Sekunden. Verbindungen geben früher auf, da tcp_retries2 in diesen Zeiten gerechnet wird.</translation>
    </message>
    <message>
        <source>Peers may acknowledge up to 40 milliseconds late: data will be sent twice for nothing.</source>
        <translation>Gegenstellen dürfen bis zu 40 Millisekunden später bestätigen: Daten werden umsonst zweimal gesendet.</translation>
    </message>
    <message>
        <source>The kernel saw %1 (pid %2) close a connection with these addresses, in a network namespace that could not be found out.</source>
        <translation>Der Kernel sah, wie %1 (pid %2) eine Verbindung mit diesen Adressen schloss, in einem Netzwerk-Namensraum, der sich nicht ermitteln ließ.</translation>
    </message>
    <message>
        <source>The other side has closed; it stays until the process that holds it closes it too.</source>
        <translation>Die Gegenseite hat geschlossen; er bleibt, bis der Prozess, der ihn hält, ihn ebenfalls schließt.</translation>
    </message>
    <message>
        <source>This side has closed its half and a process still holds it: it stays until the other side closes, or the process does.</source>
        <translation>Diese Seite hat ihre Hälfte geschlossen, und ein Prozess hält ihn noch: Er bleibt, bis die Gegenseite oder der Prozess ihn schließt.</translation>
    </message>
    <message>
        <source>A process still holds it: the kernel goes on for as long as tcp_retries2 says, some 15 minutes as a rule.</source>
        <translation>Ein Prozess hält ihn noch: Der Kernel macht weiter, solange tcp_retries2 es vorgibt, in der Regel etwa 15 Minuten.</translation>
    </message>
    <message>
        <source>It is in use: it stays until the process that holds it closes it.</source>
        <translation>In Gebrauch: Er bleibt, bis der Prozess, der ihn hält, ihn schließt.</translation>
    </message>
    <message>
        <source>If the other side closes before its time is up, it becomes TIME_WAIT, which lasts 60 seconds from then.</source>
        <translation>Schließt die Gegenseite, bevor seine Zeit um ist, wird er zu TIME_WAIT, das von da an 60 Sekunden dauert.</translation>
    </message>
    <message>
        <source>tcp_fin_timeout is %1 seconds: above 60 the kernel waits twice for what is above. If the other side closes before its time is up, it becomes TIME_WAIT, which lasts 60 seconds from then.</source>
        <translation>tcp_fin_timeout ist %1 Sekunden: Was über 60 liegt, wartet der Kernel doppelt ab. Schließt die Gegenseite, bevor seine Zeit um ist, wird er zu TIME_WAIT, das von da an 60 Sekunden dauert.</translation>
    </message>
    <message>
        <source>The other side lives, but takes no data: the kernel asks at growing intervals and gives up then, at the latest.</source>
        <translation>Die Gegenseite lebt, nimmt aber keine Daten an: Der Kernel fragt in wachsenden Abständen und gibt spätestens dann auf.</translation>
    </message>
    <message>
        <source>If the other side stays silent, the kernel gives up then; %1 attempts were in vain so far.</source>
        <translation>Bleibt die Gegenseite stumm, gibt der Kernel dann auf; %1 Versuche waren bisher vergeblich.</translation>
    </message>
    <message>
        <source>The kernel does not say which timer runs for it.</source>
        <translation>Der Kernel sagt nicht, welcher Timer dafür läuft.</translation>
    </message>
    <message>
        <source>At this rate all of its %1 descriptors are used in about %2 seconds.</source>
        <translation>Bei diesem Tempo sind alle seine %L1 Deskriptoren in etwa %2 Sekunden verbraucht.</translation>
    </message>
    <message>
        <source>At this rate all of its %1 descriptors are used in about %2 minutes.</source>
        <translation>Bei diesem Tempo sind alle seine %L1 Deskriptoren in etwa %2 Minuten verbraucht.</translation>
    </message>
    <message>
        <source>%1 (pid %2) does not close its connections: %3 are in CLOSE_WAIT, and %4 more come every minute.</source>
        <translation>%1 (pid %2) schließt seine Verbindungen nicht: %L3 sind in CLOSE_WAIT, und jede Minute kommen %L4 hinzu.</translation>
    </message>
    <message>
        <source>%1 (pid %2) has not closed %3 connections that are over.</source>
        <translation>%1 (pid %2) hat %L3 Verbindungen nicht geschlossen, die vorbei sind.</translation>
    </message>
    <message>
        <source>The other side ended them more than 10 seconds ago. Only the program can close its own end: no setting does, and no timer.</source>
        <translation>Die Gegenseite hat sie vor mehr als 10 Sekunden beendet. Nur das Programm kann sein Ende der Verbindung schließen; keine Einstellung und kein Timer tut es.</translation>
    </message>
    <message>
        <source>%1 (pid %2) can open nothing more: it has all %4 descriptors that it may have.</source>
        <translation>%1 (pid %2) kann nichts mehr öffnen: Es hat alle %L4 Deskriptoren, die es haben darf.</translation>
    </message>
    <message>
        <source>%1 (pid %2) has %3 of the %4 descriptors that it may have.</source>
        <translation>%1 (pid %2) hat %L3 der %L4 Deskriptoren, die es haben darf.</translation>
    </message>
    <message>
        <source>It only opens more: about %1 every minute.</source>
        <translation>Es öffnet nur immer mehr: etwa %L1 jede Minute.</translation>
    </message>
    <message>
        <source>At the limit (RLIMIT_NOFILE) accept(), socket() and open() fail with “Too many open files”.</source>
        <translation>An der Grenze (RLIMIT_NOFILE) scheitern accept(), socket() und open() mit „Too many open files“.</translation>
    </message>
    <message>
        <source>Its core is being written: until that has ended, what it still holds stays open, and its ports stay taken.</source>
        <translation>Sein Speicherabzug wird geschrieben: Bis das beendet ist, bleibt offen, was es noch hält, und seine Ports bleiben belegt.</translation>
    </message>
    <message>
        <source>TIME_WAIT lasts 60 s, whatever the settings say, takes little memory and no process. A server that sets SO_REUSEADDR in every run can bind again at once. Release them only if a port is blocked now, or if clients have run out of ports.</source>
        <translation>TIME_WAIT dauert 60 s, was immer die Einstellungen sagen, und kostet wenig Speicher und keinen Prozess. Ein Server, der in jedem Lauf SO_REUSEADDR setzt, kann sofort wieder binden. Nur freigeben, wenn jetzt ein Port blockiert ist oder wenn Clients die Ports ausgegangen sind.</translation>
    </message>
    <message>
        <source>FIN_WAIT2 waits for the other side to close. Releasing it sends nothing: the other side keeps its CLOSE_WAIT until it writes.</source>
        <translation>FIN_WAIT2 wartet darauf, dass die Gegenseite schließt. Die Freigabe sendet nichts: Die Gegenseite behält ihr CLOSE_WAIT, bis sie schreibt.</translation>
    </message>
    <message>
        <source>FIN_WAIT1 still has something to send, and the other side does not take it. It can last minutes; releasing it sends a reset, and what was not delivered is lost.</source>
        <translation>FIN_WAIT1 hat noch etwas zu senden, und die Gegenseite nimmt es nicht an. Das kann Minuten dauern; die Freigabe sendet einen Reset, und was nicht zugestellt wurde, ist verloren.</translation>
    </message>
    <message>
        <source>LAST_ACK and CLOSING wait for one last acknowledgement. Releasing them tells the other side nothing.</source>
        <translation>LAST_ACK und CLOSING warten auf eine letzte Bestätigung. Die Freigabe teilt der Gegenseite nichts mit.</translation>
    </message>
    <message>
        <source>Of some of these nobody knows whose they were: they were closed before Socklens began to watch. Keep it watching, and it knows next time.</source>
        <translation>Von einigen ist nicht bekannt, wem sie gehörten: Sie wurden geschlossen, bevor Socklens zu beobachten begann. Beobachtet es weiter, weiß es das beim nächsten Mal.</translation>
    </message>
    <message>
        <source>Of some of these nobody knows whose they were: they were closed before Socklens began to watch, lived too short to be seen, or belonged to another user. Keep it watching, and unlock administrator rights: then every connection is traced to its program.</source>
        <translation>Von einigen ist nicht bekannt, wem sie gehörten: Sie wurden geschlossen, bevor Socklens zu beobachten begann, lebten zu kurz, um gesehen zu werden, oder gehörten einem anderen Benutzer. Weiter beobachten lassen und Administratorrechte entsperren: Dann wird jede Verbindung zu ihrem Programm verfolgt.</translation>
    </message>
    <message>
        <source>Of some of these nobody knows whose they were: they were closed before Socklens began to watch, or lived too short to be seen, which this kernel does not let it trace.</source>
        <translation>Von einigen ist nicht bekannt, wem sie gehörten: Sie wurden geschlossen, bevor Socklens zu beobachten begann, oder lebten zu kurz, um gesehen zu werden, und dieser Kernel lässt sie nicht verfolgen.</translation>
    </message>
    <message>
        <source>unknown · to %1 port %2</source>
        <translation>unbekannt · zu %1 Port %2</translation>
    </message>
    <message>
        <source>unknown · port %1</source>
        <translation>unbekannt · Port %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>%1 · pid %2</source>
        <translation>%1 · PID %2</translation>
    </message>
    <message>
        <source>ended at %1</source>
        <translation>beendet um %1</translation>
    </message>
    <message>
        <source>killed by %1 at %2, core dumped</source>
        <translation>durch %1 um %2 beendet, Speicherabzug geschrieben</translation>
    </message>
    <message>
        <source>killed by %1 at %2</source>
        <translation>durch %1 um %2 beendet</translation>
    </message>
    <message>
        <source>ended with exit code %1 at %2</source>
        <translation>mit Exit-Code %1 um %2 beendet</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>crashed, its core is being written</source>
        <translation>abgestürzt, sein Speicherabzug wird geschrieben</translation>
    </message>
    <message>
        <source>still running</source>
        <translation>läuft noch</translation>
    </message>
    <message>
        <source>holds no socket now; its end was not seen</source>
        <translation>hält jetzt keinen Socket; sein Ende wurde nicht gesehen</translation>
    </message>
    <message>
        <source>last gone in %1 s</source>
        <translation>der letzte ist in %1 s weg</translation>
    </message>
    <message>
        <source>last gone in %1 min %2 s</source>
        <translation>der letzte ist in %1 min %2 s weg</translation>
    </message>
    <message>
        <source>last gone at any moment</source>
        <translation>der letzte ist jeden Moment weg</translation>
    </message>
    <message>
        <source>not gone by itself</source>
        <translation>von selbst nie weg</translation>
    </message>
    <message>
        <source>when the last is gone is not known</source>
        <translation>wann der letzte weg ist, ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 changes came too fast to be noticed: some leftovers may stay without an owner.</source>
        <translation>%L1 Änderungen kamen zu schnell, um bemerkt zu werden: Einige Überbleibsel bleiben womöglich ohne Besitzer.</translation>
    </message>
    <message>
        <source>Of %1 of %2, the kernel does not say which timer runs.</source>
        <translation>Bei %L1 von %2 sagt der Kernel nicht, welcher Timer läuft.</translation>
    </message>
    <message>
        <source>%1 receives on it. Two sockets of UDP share a port only if both have set SO_REUSEADDR or SO_REUSEPORT.</source>
        <translation>%1 empfängt darauf. Zwei UDP-Sockets teilen sich einen Port nur, wenn beide SO_REUSEADDR oder SO_REUSEPORT gesetzt haben.</translation>
    </message>
    <message>
        <source>A program that is not visible receives on it.</source>
        <translation>Ein nicht sichtbares Programm empfängt darauf.</translation>
    </message>
    <message>
        <source>%1 hold this listener together: it goes only when the last of them has closed it or ended. SO_REUSEADDR does not get past a listener.</source>
        <translation>%1 halten diesen lauschenden Socket gemeinsam: Er geht erst, wenn der letzte von ihnen ihn geschlossen oder sich beendet hat. SO_REUSEADDR kommt an einem lauschenden Socket nicht vorbei.</translation>
    </message>
    <message>
        <source>%1 listens on it. SO_REUSEADDR does not get past a listener.</source>
        <translation>%1 lauscht darauf. SO_REUSEADDR kommt an einem lauschenden Socket nicht vorbei.</translation>
    </message>
    <message>
        <source>A program that is not visible listens on it. SO_REUSEADDR does not get past a listener.</source>
        <translation>Ein nicht sichtbares Programm lauscht darauf. SO_REUSEADDR kommt an einem lauschenden Socket nicht vorbei.</translation>
    </message>
    <message>
        <source>A closed connection of %1, kept for 60 s.</source>
        <translation>Eine geschlossene Verbindung von %1, die 60 s lang behalten wird.</translation>
    </message>
    <message>
        <source>A closed connection, kept for 60 s.</source>
        <translation>Eine geschlossene Verbindung, die 60 s lang behalten wird.</translation>
    </message>
    <message>
        <source>A connection that %1 has closed, and the other side has not.</source>
        <translation>Eine Verbindung, die %1 geschlossen hat, die Gegenseite aber nicht.</translation>
    </message>
    <message>
        <source>A connection that its program has closed, and the other side has not.</source>
        <translation>Eine Verbindung, die ihr Programm geschlossen hat, die Gegenseite aber nicht.</translation>
    </message>
    <message>
        <source>A connection that %1 has closed; the other side has not confirmed it yet.</source>
        <translation>Eine Verbindung, die %1 geschlossen hat; die Gegenseite hat es noch nicht bestätigt.</translation>
    </message>
    <message>
        <source>A connection that its program has closed; the other side has not confirmed it yet.</source>
        <translation>Eine Verbindung, die ihr Programm geschlossen hat; die Gegenseite hat es noch nicht bestätigt.</translation>
    </message>
    <message>
        <source>A connection of %1 that no process holds.</source>
        <translation>Eine Verbindung von %1, die kein Prozess hält.</translation>
    </message>
    <message>
        <source>A connection that no process holds.</source>
        <translation>Eine Verbindung, die kein Prozess hält.</translation>
    </message>
    <message>
        <source>An outgoing connection to %1 port %2, which got this port from the range for outgoing connections.</source>
        <translation>Eine ausgehende Verbindung zu %1 Port %2, die diesen Port aus dem Bereich für ausgehende Verbindungen bekommen hat.</translation>
    </message>
    <message>
        <source>An outgoing connection of %3 to %1 port %2, which got this port from the range for outgoing connections.</source>
        <translation>Eine ausgehende Verbindung von %3 zu %1 Port %2, die diesen Port aus dem Bereich für ausgehende Verbindungen bekommen hat.</translation>
    </message>
    <message>
        <source>A connection of this port, held by %1.</source>
        <translation>Eine Verbindung dieses Ports, gehalten von %1.</translation>
    </message>
    <message>
        <source>A connection of this port; its program is not visible.</source>
        <translation>Eine Verbindung dieses Ports; ihr Programm ist nicht sichtbar.</translation>
    </message>
    <message>
        <source>Nobody listens on it, but %1 holds a connection of this port.</source>
        <translation>Niemand lauscht darauf, aber %1 hält eine Verbindung dieses Ports.</translation>
    </message>
    <message>
        <source>Nobody listens on it, but a program that is not visible holds a connection of this port.</source>
        <translation>Niemand lauscht darauf, aber ein nicht sichtbares Programm hält eine Verbindung dieses Ports.</translation>
    </message>
    <message>
        <source>%1 has crashed, and its core is being written: until that is done, it goes on listening.</source>
        <translation>%1 ist abgestürzt, und der Speicherabzug wird geschrieben: Bis das getan ist, lauscht es weiter.</translation>
    </message>
    <message>
        <source>%1 has crashed, and its core is being written: until that is done, its connections stay open.</source>
        <translation>%1 ist abgestürzt, und der Speicherabzug wird geschrieben: Bis das getan ist, bleiben seine Verbindungen offen.</translation>
    </message>
    <message>
        <source>%1 still holds the listener of %2, which has crashed. SO_REUSEADDR does not get past a listener.</source>
        <translation>%1 hält noch den lauschenden Socket von %2, das abgestürzt ist. SO_REUSEADDR kommt an einem lauschenden Socket nicht vorbei.</translation>
    </message>
    <message>
        <source>%1 still holds a connection of %2, which has crashed.</source>
        <translation>%1 hält noch eine Verbindung von %2, das abgestürzt ist.</translation>
    </message>
    <message>
        <source>%1 still holds the listener of %2, which has ended. SO_REUSEADDR does not get past a listener.</source>
        <translation>%1 hält noch den lauschenden Socket von %2, das sich beendet hat. SO_REUSEADDR kommt an einem lauschenden Socket nicht vorbei.</translation>
    </message>
    <message>
        <source>%1 still holds a connection of %2, which has ended.</source>
        <translation>%1 hält noch eine Verbindung von %2, das sich beendet hat.</translation>
    </message>
    <message>
        <source>%1 has bound it, and neither listens nor connects.</source>
        <translation>%1 hat ihn gebunden und lauscht weder, noch verbindet es sich.</translation>
    </message>
    <message>
        <source>A program that is not visible has bound it, and neither listens nor connects.</source>
        <translation>Ein nicht sichtbares Programm hat ihn gebunden und lauscht weder, noch verbindet es sich.</translation>
    </message>
    <message>
        <source>It goes when the core has been written.</source>
        <translation>Er geht, wenn der Speicherabzug geschrieben ist.</translation>
    </message>
    <message>
        <source>It stays until its program closes it or ends.</source>
        <translation>Er bleibt, bis sein Programm ihn schließt oder endet.</translation>
    </message>
    <message>
        <source>Binding it needs a right, whoever holds it.</source>
        <translation>Ihn zu binden, erfordert ein Recht, wer immer ihn hält.</translation>
    </message>
    <message>
        <source>The address is not one of this machine.</source>
        <translation>Die Adresse gehört nicht zu diesem Rechner.</translation>
    </message>
    <message>
        <source>The kernel says that the port is taken, but shows nobody who has it: /proc does not list sockets that are bound and nothing else.</source>
        <translation>Der Kernel sagt, der Port sei belegt, zeigt aber niemanden, der ihn hat: /proc führt keine Sockets auf, die nur gebunden sind.</translation>
    </message>
    <message>
        <source>The kernel says that the port is taken, but shows nobody who has it. Either it was taken since the last look, or by a socket that is bound and nothing else: before Linux 6.8 the kernel does not list those.</source>
        <translation>Der Kernel sagt, der Port sei belegt, zeigt aber niemanden, der ihn hat. Entweder wurde er seit dem letzten Blick belegt oder durch einen Socket, der nur gebunden ist: Vor Linux 6.8 führt der Kernel solche nicht auf.</translation>
    </message>
    <message>
        <source>bind() succeeded although sockets seemed to be in the way: they went between the last look and the trial. Look again.</source>
        <translation>bind() gelang, obwohl Sockets im Weg zu sein schienen: Sie gingen zwischen dem letzten Blick und dem Versuch. Noch einmal nachsehen.</translation>
    </message>
    <message>
        <source>bind() succeeded although it seemed to need a right: the setting was changed, or whoever tried it has the right.</source>
        <translation>bind() gelang, obwohl es ein Recht zu erfordern schien: Die Einstellung wurde geändert, oder wer es versuchte, hat das Recht.</translation>
    </message>
    <message>
        <source>Port %1 is taken, but by nobody who is visible.</source>
        <translation>Port %1 ist belegt, aber von niemandem, der sichtbar ist.</translation>
    </message>
    <message>
        <source>Port %1 is still taken by %2, which has crashed: its core is being written.</source>
        <translation>Port %1 ist noch von %2 belegt, das abgestürzt ist: Der Speicherabzug wird geschrieben.</translation>
    </message>
    <message>
        <source>Port %1 is taken by a program that is not visible.</source>
        <translation>Port %1 ist von einem nicht sichtbaren Programm belegt.</translation>
    </message>
    <message>
        <source>Port %1 is taken by %2.</source>
        <translation>Port %1 ist von %2 belegt.</translation>
    </message>
    <message>
        <source>Port %1 is taken by the connections of a program that is not visible.</source>
        <translation>Port %1 ist von den Verbindungen eines nicht sichtbaren Programms belegt.</translation>
    </message>
    <message>
        <source>Port %1 is taken: %2 holds connections of it.</source>
        <translation>Port %1 ist belegt: %2 hält Verbindungen dieses Ports.</translation>
    </message>
    <message>
        <source>Port %1 is taken by an outgoing connection, which got it by chance: it is within the range for those.</source>
        <translation>Port %1 ist von einer ausgehenden Verbindung belegt, die ihn zufällig bekam: Er liegt im Bereich für solche.</translation>
    </message>
    <message>
        <source>Port %1 is blocked by what a program without SO_REUSEADDR left behind (sockets: %2).</source>
        <translation>Port %1 ist durch das blockiert, was ein Programm ohne SO_REUSEADDR hinterlassen hat (Sockets: %L2).</translation>
    </message>
    <message>
        <source>Port %1 is free: bind() was tried with the right CAP_NET_BIND_SERVICE, and succeeded. A program without it gets EACCES.</source>
        <translation>Port %1 ist frei: bind() wurde mit dem Recht CAP_NET_BIND_SERVICE versucht und gelang. Ein Programm ohne dieses Recht bekommt EACCES.</translation>
    </message>
    <message>
        <source>Port %1 is free for programs with the right CAP_NET_BIND_SERVICE: nothing that is visible is in the way. Others get EACCES.</source>
        <translation>Port %1 ist für Programme mit dem Recht CAP_NET_BIND_SERVICE frei: Nichts Sichtbares ist im Weg. Andere bekommen EACCES.</translation>
    </message>
    <message>
        <source>Port %1 is free: bind() was tried, and succeeded.</source>
        <translation>Port %1 ist frei: bind() wurde versucht und gelang.</translation>
    </message>
    <message>
        <source>Port %1 is free: nothing that is visible is in the way.</source>
        <translation>Port %1 ist frei: Nichts Sichtbares ist im Weg.</translation>
    </message>
    <message>
        <source>Port %1 is below %2: bind() needs the right CAP_NET_BIND_SERVICE, which is not there (EACCES).</source>
        <translation>Port %1 liegt unter %2: bind() erfordert das Recht CAP_NET_BIND_SERVICE, das fehlt (EACCES).</translation>
    </message>
    <message>
        <source>%1 is not an address of this machine: no port of it can be bound here (EADDRNOTAVAIL).</source>
        <translation>%1 ist keine Adresse dieses Rechners: Kein Port davon lässt sich hier binden (EADDRNOTAVAIL).</translation>
    </message>
    <message>
        <source>Port %1 could not be tried: %2.</source>
        <translation>Port %1 konnte nicht versucht werden: %2.</translation>
    </message>
    <message>
        <source>Port %1 is taken on [::]. Whether that holds for IPv4 too is not visible: a trial tells.</source>
        <translation>Port %1 ist auf [::] belegt. Ob das auch für IPv4 gilt, ist nicht sichtbar: Ein Versuch zeigt es.</translation>
    </message>
    <message>
        <source>Port %1 can be bound with SO_REUSEADDR, and not without it.</source>
        <translation>Port %1 lässt sich mit SO_REUSEADDR binden, ohne nicht.</translation>
    </message>
    <message>
        <source>Port %1 cannot be bound without SO_REUSEADDR. With it, that depends on whether the program that had the port had set it too: a trial tells.</source>
        <translation>Port %1 lässt sich ohne SO_REUSEADDR nicht binden. Mit ihm hängt es davon ab, ob das Programm, das den Port hatte, es ebenfalls gesetzt hatte: Ein Versuch zeigt es.</translation>
    </message>
    <message>
        <source>No port is left for new connections from %1 to %2 port %3: connect() fails.</source>
        <translation>Für neue Verbindungen von %1 zu %2 Port %3 ist kein Port mehr übrig: connect() scheitert.</translation>
    </message>
    <message>
        <source>Only %4 ports are left for new connections from %1 to %2 port %3.</source>
        <translation>Nur noch %L4 Ports sind für neue Verbindungen von %1 zu %2 Port %3 übrig.</translation>
    </message>
    <message>
        <source>In about %4 seconds no port is left for new connections from %1 to %2 port %3.</source>
        <translation>In etwa %4 Sekunden ist für neue Verbindungen von %1 zu %2 Port %3 kein Port mehr übrig.</translation>
    </message>
    <message>
        <source>In about %4 minutes no port is left for new connections from %1 to %2 port %3.</source>
        <translation>In etwa %4 Minuten ist für neue Verbindungen von %1 zu %2 Port %3 kein Port mehr übrig.</translation>
    </message>
    <message>
        <source>%1 of %2 ports are left; %3 are in use for this destination, %4 of them in TIME_WAIT.</source>
        <translation>%L1 von %L2 Ports sind übrig; %L3 sind für dieses Ziel belegt, %L4 davon in TIME_WAIT.</translation>
    </message>
    <message>
        <source>About %1 more are taken every second.</source>
        <translation>Jede Sekunde werden etwa %L1 weitere belegt.</translation>
    </message>
    <message>
        <source>%1 (pid %2) holds %3 of them; %4 are held by nobody any more.</source>
        <translation>%1 (pid %2) hält %L3 davon; %L4 hält niemand mehr.</translation>
    </message>
    <message>
        <source>%1 (pid %2) has ended and left %3 sockets behind.</source>
        <translation>%1 (pid %2) ist beendet und hat %L3 Sockets hinterlassen.</translation>
    </message>
    <message>
        <source>%1 (pid %2) ended with exit code %4 and left %3 sockets behind.</source>
        <translation>%1 (pid %2) hat sich mit Exit-Code %4 beendet und %L3 Sockets hinterlassen.</translation>
    </message>
    <message>
        <source>%1 (pid %2) was ended by %4 and left %3 sockets behind.</source>
        <translation>%1 (pid %2) wurde durch %4 beendet und hat %L3 Sockets hinterlassen.</translation>
    </message>
    <message>
        <source>%1 in %2.</source>
        <translation>%L1 in %2.</translation>
    </message>
    <message>
        <source>All of them are at its port %1, which they can keep a new server from.</source>
        <translation>Alle liegen an seinem Port %1, den sie einem neuen Server versperren können.</translation>
    </message>
    <message>
        <source>The last one is gone by itself in %1 seconds.</source>
        <translation>Der letzte ist in %1 Sekunden von selbst weg.</translation>
    </message>
    <message>
        <source>Set SO_REUSEADDR before bind(), in every run of the program</source>
        <translation>SO_REUSEADDR vor bind() setzen, in jedem Lauf des Programms</translation>
    </message>
    <message>
        <source>A restarted server binds its port at once, whatever connections the run before has left.</source>
        <translation>Ein neu gestarteter Server bindet seinen Port sofort, welche Verbindungen der Lauf davor auch hinterlassen hat.</translation>
    </message>
    <message>
        <source>It does not help alone: the run that left them must have set it too, since connections inherit it from their listener. It gets past no socket that listens, and makes nothing go sooner.</source>
        <translation>Es hilft nicht allein: Der Lauf, der sie hinterließ, muss es ebenfalls gesetzt haben, denn Verbindungen erben es von ihrem lauschenden Socket. Es kommt an keinem lauschenden Socket vorbei und lässt nichts früher verschwinden.</translation>
    </message>
    <message>
        <source>Wait: it is free any moment</source>
        <translation>Warten: Er ist jeden Moment frei</translation>
    </message>
    <message>
        <source>Wait %1 s</source>
        <translation>%1 s warten</translation>
    </message>
    <message>
        <source>The kernel removes what was left behind by itself, and nothing is lost.</source>
        <translation>Der Kernel entfernt das Hinterlassene von selbst, und nichts geht verloren.</translation>
    </message>
    <message>
        <source>It does not keep the same from happening after the next restart.</source>
        <translation>Es verhindert nicht, dass nach dem nächsten Neustart dasselbe geschieht.</translation>
    </message>
    <message>
        <source>Wait until the core has been written</source>
        <translation>Warten, bis der Speicherabzug geschrieben ist</translation>
    </message>
    <message>
        <source>Then the kernel closes its sockets by itself, and the core shows why it crashed.</source>
        <translation>Dann schließt der Kernel seine Sockets von selbst, und der Speicherabzug zeigt, warum es abstürzte.</translation>
    </message>
    <message>
        <source>It can take minutes for a program with much memory. Smaller cores take less: RLIMIT_CORE, or LimitCORE= of a service.</source>
        <translation>Bei einem Programm mit viel Speicher kann das Minuten dauern. Kleinere Speicherabzüge brauchen weniger: RLIMIT_CORE, oder LimitCORE= eines Dienstes.</translation>
    </message>
    <message>
        <source>The kernel stops writing the core, and closes its sockets at once. Other signals do nothing to it any more.</source>
        <translation>Der Kernel hört auf, den Speicherabzug zu schreiben, und schließt seine Sockets sofort. Andere Signale bewirken bei ihm nichts mehr.</translation>
    </message>
    <message>
        <source>The kernel stops writing the core, and closes what no other program holds. Other signals do nothing to it any more.</source>
        <translation>Der Kernel hört auf, den Speicherabzug zu schreiben, und schließt, was kein anderes Programm hält. Andere Signale bewirken bei ihm nichts mehr.</translation>
    </message>
    <message>
        <source>Kill %1 (SIGKILL)</source>
        <translation>%1 erzwungen beenden (SIGKILL)</translation>
    </message>
    <message>
        <source>It does not keep the core, which is cut off and of little use to a debugger.</source>
        <translation>Es bewahrt den Speicherabzug nicht: Der bricht ab und nützt einem Debugger wenig.</translation>
    </message>
    <message>
        <source>The kernel forgets them at once, and bind() succeeds even without SO_REUSEADDR. It needs administrator rights and Linux 6.0.</source>
        <translation>Der Kernel vergisst sie sofort, und bind() gelingt auch ohne SO_REUSEADDR. Es erfordert Administratorrechte und Linux 6.0.</translation>
    </message>
    <message>
        <source>The kernel forgets them at once; what processes hold stays in the way. It needs administrator rights and Linux 6.0.</source>
        <translation>Der Kernel vergisst sie sofort; was Prozesse halten, bleibt im Weg. Es erfordert Administratorrechte und Linux 6.0.</translation>
    </message>
    <message>
        <source>Release what was left behind (sockets: %1)</source>
        <translation>Freigeben, was hinterlassen wurde (Sockets: %L1)</translation>
    </message>
    <message>
        <source>The other side is not told of a connection in TIME_WAIT or FIN_WAIT2; data that is still under way in FIN_WAIT1 is lost. Late packets could then meet a new connection between the same two ports.</source>
        <translation>Die Gegenseite einer Verbindung in TIME_WAIT oder FIN_WAIT2 erfährt es nicht; Daten, die in FIN_WAIT1 noch unterwegs sind, gehen verloren. Verspätete Pakete könnten dann auf eine neue Verbindung zwischen denselben beiden Ports treffen.</translation>
    </message>
    <message>
        <source>Its sockets are closed with it, and listeners are gone at once.</source>
        <translation>Seine Sockets werden mit ihm geschlossen, und lauschende sind sofort weg.</translation>
    </message>
    <message>
        <source>Their sockets are closed with the last one that holds them: a child keeps what it inherited open.</source>
        <translation>Ihre Sockets werden mit dem letzten geschlossen, der sie hält: Ein Kindprozess hält offen, was er geerbt hat.</translation>
    </message>
    <message>
        <source>What connections leave behind stays: TIME_WAIT for 60 s, which blocks the port again unless both runs have set SO_REUSEADDR.</source>
        <translation>Was Verbindungen hinterlassen, bleibt: TIME_WAIT 60 s lang, das den Port wieder blockiert, wenn nicht beide Läufe SO_REUSEADDR gesetzt haben.</translation>
    </message>
    <message>
        <source>It does not keep whoever started it from starting it again.</source>
        <translation>Es hindert den, der es gestartet hat, nicht daran, es wieder zu starten.</translation>
    </message>
    <message>
        <source>End %1</source>
        <translation>%1 beenden</translation>
    </message>
    <message>
        <source>Set SO_REUSEPORT in both programs</source>
        <translation>SO_REUSEPORT in beiden Programmen setzen</translation>
    </message>
    <message>
        <source>Several sockets of one user share the port, and the kernel spreads what arrives.</source>
        <translation>Mehrere Sockets eines Benutzers teilen sich den Port, und der Kernel verteilt, was eintrifft.</translation>
    </message>
    <message>
        <source>It does nothing if only the new program sets it, or if the two belong to different users.</source>
        <translation>Es bewirkt nichts, wenn nur das neue Programm es setzt oder wenn die beiden verschiedenen Benutzern gehören.</translation>
    </message>
    <message>
        <source>Open sockets with SOCK_CLOEXEC, and close them in forked children</source>
        <translation>Sockets mit SOCK_CLOEXEC öffnen und in Kindprozessen nach fork() schließen</translation>
    </message>
    <message>
        <source>Children no longer inherit sockets, so that these go with the program that opened them.</source>
        <translation>Kindprozesse erben keine Sockets mehr, sodass diese mit dem Programm gehen, das sie geöffnet hat.</translation>
    </message>
    <message>
        <source>It takes nothing from children that run already: end those.</source>
        <translation>Kindprozessen, die schon laufen, nimmt es nichts weg: diese beenden.</translation>
    </message>
    <message>
        <source>Reserve port %1: net.ipv4.ip_local_reserved_ports</source>
        <translation>Port %1 reservieren: net.ipv4.ip_local_reserved_ports</translation>
    </message>
    <message>
        <source>The kernel no longer gives it to outgoing connections; programs can still bind it.</source>
        <translation>Der Kernel gibt ihn nicht mehr an ausgehende Verbindungen; Programme können ihn weiterhin binden.</translation>
    </message>
    <message>
        <source>A connection that has it already keeps it.</source>
        <translation>Eine Verbindung, die ihn schon hat, behält ihn.</translation>
    </message>
    <message>
        <source>Let the server use a port outside of %1 to %2, or move that range (net.ipv4.ip_local_port_range)</source>
        <translation>Den Server einen Port außerhalb von %1 bis %2 benutzen lassen oder diesen Bereich verschieben (net.ipv4.ip_local_port_range)</translation>
    </message>
    <message>
        <source>Outgoing connections never get a port outside of the range.</source>
        <translation>Ausgehende Verbindungen bekommen nie einen Port außerhalb des Bereichs.</translation>
    </message>
    <message>
        <source>A smaller range leaves fewer ports for outgoing connections to one destination.</source>
        <translation>Ein kleinerer Bereich lässt weniger Ports für ausgehende Verbindungen zu einem Ziel.</translation>
    </message>
    <message>
        <source>Keep connections open for more than one request, and let the client close first</source>
        <translation>Verbindungen für mehr als eine Anfrage offen halten und den Client zuerst schließen lassen</translation>
    </message>
    <message>
        <source>Whoever closes first keeps the TIME_WAIT: then it is the client, and there are fewer.</source>
        <translation>Wer zuerst schließt, behält das TIME_WAIT: Dann ist es der Client, und es sind weniger.</translation>
    </message>
    <message>
        <source>When the server dies, its end closes first all the same.</source>
        <translation>Stirbt der Server, schließt trotzdem sein Ende zuerst.</translation>
    </message>
    <message>
        <source>Set SO_LINGER with a time of 0</source>
        <translation>SO_LINGER mit der Zeit 0 setzen</translation>
    </message>
    <message>
        <source>Closing, and the program&apos;s death, end connections with RST: nothing is left behind.</source>
        <translation>Das Schließen und der Tod des Programms beenden Verbindungen mit RST: Nichts bleibt zurück.</translation>
    </message>
    <message>
        <source>It does not deliver what is under way: that is lost, and the other side sees an error (ECONNRESET) instead of the end.</source>
        <translation>Was unterwegs ist, stellt es nicht zu: Das ist verloren, und die Gegenseite sieht einen Fehler (ECONNRESET) statt des Endes.</translation>
    </message>
    <message>
        <source>net.ipv4.tcp_tw_reuse</source>
        <translation>net.ipv4.tcp_tw_reuse</translation>
    </message>
    <message>
        <source>It lets connect() take a port in TIME_WAIT for an outgoing connection to the same destination.</source>
        <translation>Es lässt connect() für eine ausgehende Verbindung zum selben Ziel einen Port in TIME_WAIT übernehmen.</translation>
    </message>
    <message>
        <source>It does nothing for bind(): a server is not helped.</source>
        <translation>Für bind() bewirkt es nichts: Einem Server ist nicht geholfen.</translation>
    </message>
    <message>
        <source>net.ipv4.tcp_fin_timeout</source>
        <translation>net.ipv4.tcp_fin_timeout</translation>
    </message>
    <message>
        <source>It decides how long FIN_WAIT2 without an owner waits for the other side, of connections that are closed from then on.</source>
        <translation>Es bestimmt, wie lange FIN_WAIT2 ohne Besitzer auf die Gegenseite wartet, bei Verbindungen, die von da an geschlossen werden.</translation>
    </message>
    <message>
        <source>It does not shorten TIME_WAIT, which is always 60 s, nor what is there already.</source>
        <translation>Es verkürzt weder TIME_WAIT, das immer 60 s dauert, noch das, was schon da ist.</translation>
    </message>
    <message>
        <source>Give the program the right CAP_NET_BIND_SERVICE, or let systemd open the socket for it</source>
        <translation>Dem Programm das Recht CAP_NET_BIND_SERVICE geben oder systemd den Socket dafür öffnen lassen</translation>
    </message>
    <message>
        <source>A service gets it by AmbientCapabilities=CAP_NET_BIND_SERVICE, a program file by setcap. Lowering net.ipv4.ip_unprivileged_port_start to %1 gives it to everybody.</source>
        <translation>Ein Dienst bekommt es durch AmbientCapabilities=CAP_NET_BIND_SERVICE, eine Programmdatei durch setcap. net.ipv4.ip_unprivileged_port_start auf %1 zu senken, gibt es allen.</translation>
    </message>
    <message>
        <source>It does not make a port free that somebody has.</source>
        <translation>Einen Port, den jemand hat, macht es nicht frei.</translation>
    </message>
    <message>
        <source>Bind an address that this machine has, or every address (0.0.0.0 or ::)</source>
        <translation>Eine Adresse binden, die dieser Rechner hat, oder jede Adresse (0.0.0.0 oder ::)</translation>
    </message>
    <message>
        <source>An address that comes later, such as that of a cluster, can be bound beforehand with IP_FREEBIND or net.ipv4.ip_nonlocal_bind.</source>
        <translation>Eine Adresse, die erst später kommt, etwa die eines Clusters, lässt sich mit IP_FREEBIND oder net.ipv4.ip_nonlocal_bind vorab binden.</translation>
    </message>
    <message>
        <source>Binding beforehand does not make packets for that address arrive here.</source>
        <translation>Sie vorab zu binden, lässt Pakete für diese Adresse nicht hier ankommen.</translation>
    </message>
    <message>
        <source>Look again in a few seconds, with administrator rights</source>
        <translation>In einigen Sekunden mit Administratorrechten noch einmal nachsehen</translation>
    </message>
    <message>
        <source>A socket that was bound just now is listed at the next look.</source>
        <translation>Ein Socket, der gerade erst gebunden wurde, steht beim nächsten Blick in der Liste.</translation>
    </message>
    <message>
        <source>It does not show what the kernel does not list.</source>
        <translation>Was der Kernel nicht aufführt, zeigt es nicht.</translation>
    </message>
    <message>
        <source>%2 (pid %3) does not accept connections as fast as they come: the queue of port %1 is full.</source>
        <translation>%2 (pid %3) nimmt Verbindungen nicht so schnell an, wie sie kommen: Die Warteschlange von Port %1 ist voll.</translation>
    </message>
    <message>
        <source>The queue of port %1 is full: the program that listens there, which is not visible, does not accept connections as fast as they come.</source>
        <translation>Die Warteschlange von Port %1 ist voll: Das dort lauschende Programm, das nicht sichtbar ist, nimmt Verbindungen nicht so schnell an, wie sie kommen.</translation>
    </message>
    <message>
        <source>%1 connections wait, and %2 were asked for with listen(). New ones are dropped: their clients see a server that does not answer.</source>
        <translation>%L1 Verbindungen warten, und mit listen() wurden %L2 verlangt. Neue werden verworfen: deren Clients sehen einen Server, der nicht antwortet.</translation>
    </message>
    <message>
        <source>No queue may be longer here (net.core.somaxconn is %1).</source>
        <translation>Länger darf hier keine Warteschlange sein (net.core.somaxconn ist %1).</translation>
    </message>
    <message>
        <source>%3 (pid %4) gets no answer from %1 port %2.</source>
        <translation>%3 (pid %4) bekommt keine Antwort von %1 Port %2.</translation>
    </message>
    <message>
        <source>%1 port %2 does not answer.</source>
        <translation>%1 Port %2 antwortet nicht.</translation>
    </message>
    <message>
        <source>%1 attempts to connect were repeated and not answered; the first of them was seen %2 seconds ago. Something on the way drops them, or that machine is down: a port that is only closed would refuse them at once.</source>
        <translation>%L1 Verbindungsversuche wurden wiederholt und nicht beantwortet; der erste davon wurde vor %2 Sekunden gesehen. Etwas auf dem Weg verwirft sie, oder jener Rechner ist aus: Ein Port, der nur geschlossen ist, würde sie sofort abweisen.</translation>
    </message>
    <message>
        <source>The question for administrator rights was dismissed. Everything goes on without them.</source>
        <translation>Die Frage nach Administratorrechten wurde abgebrochen. Alles geht ohne sie weiter.</translation>
    </message>
    <message>
        <source>Nothing in this session can ask for a password (no polkit authentication agent runs). Start one, or use “sudo socklens-agent act” and “sudo socklens-agent snapshot” on the command line.</source>
        <translation>Nichts in dieser Sitzung kann nach einem Passwort fragen (es läuft kein Authentifizierungsagent von polkit). Einen starten oder „sudo socklens-agent act“ und „sudo socklens-agent snapshot“ auf der Befehlszeile verwenden.</translation>
    </message>
    <message>
        <source>Administrator rights were not granted. Everything goes on without them.</source>
        <translation>Administratorrechte wurden nicht gewährt. Alles geht ohne sie weiter.</translation>
    </message>
    <message>
        <source>Administrator rights could not be had: %1</source>
        <translation>Administratorrechte waren nicht zu bekommen: %1</translation>
    </message>
    <message>
        <source>The program %1 could not be started. Install Socklens again.</source>
        <translation>Das Programm %1 ließ sich nicht starten. Socklens neu installieren.</translation>
    </message>
    <message>
        <source>The agent has ended unexpectedly. Everything goes on without it; what it was doing may or may not be done.</source>
        <translation>Der Agent hat sich unerwartet beendet. Alles geht ohne ihn weiter; was er gerade tat, ist vielleicht geschehen, vielleicht nicht.</translation>
    </message>
    <message>
        <source>The agent could not begin: %1</source>
        <translation>Der Agent konnte nicht beginnen: %1</translation>
    </message>
    <message>
        <source>The agent ended before it began. Everything goes on without it.</source>
        <translation>Der Agent hat sich beendet, bevor er begann. Alles geht ohne ihn weiter.</translation>
    </message>
    <message>
        <source>There is more to ask than one request may hold. Choose fewer sockets at a time.</source>
        <translation>Es gibt mehr zu fragen, als eine Anfrage fassen darf. Weniger Sockets auf einmal auswählen.</translation>
    </message>
    <message>
        <source>The agent does not answer any more. Everything goes on without it; what it was doing may or may not be done.</source>
        <translation>Der Agent antwortet nicht mehr. Alles geht ohne ihn weiter; was er gerade tat, ist vielleicht geschehen, vielleicht nicht.</translation>
    </message>
    <message>
        <source>The agent does not begin as it should.</source>
        <translation>Der Agent beginnt nicht, wie er sollte.</translation>
    </message>
    <message>
        <source>The agent speaks version %1 of the protocol, and this program version %2. Install the same version of both.</source>
        <translation>Der Agent spricht Version %1 des Protokolls, dieses Programm Version %2. Von beiden dieselbe Version installieren.</translation>
    </message>
    <message>
        <source>The agent answered what it was not asked.</source>
        <translation>Der Agent hat beantwortet, wonach er nicht gefragt wurde.</translation>
    </message>
    <message>
        <source>The program socklens-agent was not found, neither beside this one nor at %1. Install Socklens again.</source>
        <translation>Das Programm socklens-agent wurde weder neben diesem noch unter %1 gefunden. Socklens neu installieren.</translation>
    </message>
    <message>
        <source>The name that the process gives itself; of a socket, its addresses.</source>
        <translation>Der Name, den sich der Prozess selbst gibt; bei einem Socket seine Adressen.</translation>
    </message>
    <message>
        <source>The number of the process.</source>
        <translation>Die Nummer des Prozesses.</translation>
    </message>
    <message>
        <source>Whose rights the process has; of a socket, who made it.</source>
        <translation>Wessen Rechte der Prozess hat; bei einem Socket, wer ihn erzeugt hat.</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockets</translation>
    </message>
    <message>
        <source>All its sockets; one that is shared counts for each of its holders.</source>
        <translation>Alle seine Sockets; ein geteilter zählt bei jedem, der ihn hält.</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Zustände</translation>
    </message>
    <message>
        <source>Its TCP and UDP sockets by state, as a bar.</source>
        <translation>Seine TCP- und UDP-Sockets nach Zustand, als Balken.</translation>
    </message>
    <message>
        <source>UNIX</source>
        <translation>UNIX</translation>
    </message>
    <message>
        <source>Sockets that stay on this machine.</source>
        <translation>Sockets, die auf diesem Rechner bleiben.</translation>
    </message>
    <message>
        <source>Descriptors</source>
        <translation>Deskriptoren</translation>
    </message>
    <message>
        <source>How many descriptors the process has open: sockets, files and others.</source>
        <translation>Wie viele Deskriptoren der Prozess offen hat: Sockets, Dateien und andere.</translation>
    </message>
    <message>
        <source>The command line of the process; of a shared socket, who holds it.</source>
        <translation>Die Befehlszeile des Prozesses; bei einem geteilten Socket, wer ihn hält.</translation>
    </message>
    <message>
        <source>%1 no longer listens. Connections that nobody had accepted were reset.</source>
        <translation>%1 lauscht nicht mehr. Verbindungen, die niemand angenommen hatte, wurden zurückgesetzt.</translation>
    </message>
    <message>
        <source>%1 no longer listens. Connections that nobody had accepted were reset, accepted ones live on. A port that the program chose itself is not free before it closes the socket.</source>
        <translation>%1 lauscht nicht mehr. Verbindungen, die niemand angenommen hatte, wurden zurückgesetzt, angenommene leben weiter. Ein Port, den das Programm selbst gewählt hat, ist erst frei, wenn es den Socket schließt.</translation>
    </message>
    <message>
        <source>%1 was aborted: RST went to its peer, and its owner finds ECONNABORTED.</source>
        <translation>%1 wurde gekappt: Ein RST ging an die Gegenstelle, und der Besitzer findet ECONNABORTED vor.</translation>
    </message>
    <message>
        <source>%1 was aborted: RST went to its peer.</source>
        <translation>%1 wurde gekappt: Ein RST ging an die Gegenstelle.</translation>
    </message>
    <message>
        <source>%1 was released. The kernel sends no RST for such a leftover: its peer stays in CLOSE_WAIT until it sends or closes.</source>
        <translation>%1 wurde freigegeben. Für ein solches Überbleibsel sendet der Kernel kein RST: Die Gegenstelle bleibt in CLOSE_WAIT, bis sie sendet oder schließt.</translation>
    </message>
    <message>
        <source>%1 was ended without RST, as both sides had closed it already. Its owner finds ECONNABORTED.</source>
        <translation>%1 wurde ohne RST beendet, da beide Seiten schon geschlossen hatten. Der Besitzer findet ECONNABORTED vor.</translation>
    </message>
    <message>
        <source>%1 was released without RST, as both sides had closed it already.</source>
        <translation>%1 wurde ohne RST freigegeben, da beide Seiten schon geschlossen hatten.</translation>
    </message>
    <message>
        <source>%1 was aborted before it was connected. No RST was sent, and its owner finds ECONNABORTED.</source>
        <translation>%1 wurde gekappt, bevor die Verbindung stand. Kein RST wurde gesendet, und der Besitzer findet ECONNABORTED vor.</translation>
    </message>
    <message>
        <source>%1 was dropped before it was a connection. No RST was sent: its peer goes on asking until it gives up.</source>
        <translation>%1 wurde verworfen, bevor es eine Verbindung war. Kein RST wurde gesendet: Die Gegenstelle fragt weiter, bis sie aufgibt.</translation>
    </message>
    <message>
        <source>%1 was released from TIME_WAIT. Nothing was sent: for its peer it was over already.</source>
        <translation>%1 wurde aus TIME_WAIT freigegeben. Nichts wurde gesendet: Für die Gegenstelle war es schon vorbei.</translation>
    </message>
    <message>
        <source>%1 was destroyed.</source>
        <translation>%1 wurde beseitigt.</translation>
    </message>
    <message>
        <source>The kernel refused to end %1: that needs administrator rights (CAP_NET_ADMIN over this network namespace).</source>
        <translation>Der Kernel hat sich geweigert, %1 zu beenden: Das erfordert Administratorrechte (CAP_NET_ADMIN über diesen Netzwerk-Namensraum).</translation>
    </message>
    <message>
        <source>This kernel cannot release %1: leftovers in %2 need Linux 6.0. It ends by itself.</source>
        <translation>Dieser Kernel kann %1 nicht freigeben: Überbleibsel in %2 erfordern Linux 6.0. Es endet von selbst.</translation>
    </message>
    <message>
        <source>This kernel cannot end %1: it is built without INET_DIAG_DESTROY.</source>
        <translation>Dieser Kernel kann %1 nicht beenden: Er ist ohne INET_DIAG_DESTROY gebaut.</translation>
    </message>
    <message>
        <source>The kernel did not end %1: %2.</source>
        <translation>Der Kernel hat %1 nicht beendet: %2.</translation>
    </message>
    <message>
        <source>The kernel does not say whether %1 is there: %2. Look again before anything else is done.</source>
        <translation>Der Kernel sagt nicht, ob %1 da ist: %2. Noch einmal nachsehen, bevor irgendetwas anderes getan wird.</translation>
    </message>
    <message>
        <source>%1 has no cookie that says which socket it is. Nothing was sent.</source>
        <translation>%1 hat kein Cookie, das sagt, welcher Socket es ist. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>%1 was gone already. Nothing was done.</source>
        <translation>%1 war schon weg. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>%1 is in use (%2), and only leftovers are released. Nothing was done.</source>
        <translation>%1 ist in Gebrauch (%2), und nur Überbleibsel werden freigegeben. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>%1 ended before its turn, as the other end of an aborted connection does.</source>
        <translation>%1 endete, bevor die Reihe daran war, wie es das andere Ende einer gekappten Verbindung tut.</translation>
    </message>
    <message>
        <source>The kernel finds another socket of the same port in place of %1 (SO_REUSEPORT or SO_REUSEADDR) and cannot end it. End its owner instead.</source>
        <translation>Der Kernel findet anstelle von %1 einen anderen Socket desselben Ports (SO_REUSEPORT oder SO_REUSEADDR) und kann ihn nicht beenden. Stattdessen seinen Besitzer beenden.</translation>
    </message>
    <message>
        <source>%1 was aborted. Its owner finds ECONNABORTED.</source>
        <translation>%1 wurde gekappt. Der Besitzer findet ECONNABORTED vor.</translation>
    </message>
    <message>
        <source>%1 was aborted, and its owner finds ECONNABORTED. It stays bound: its port is not free before the program closes it.</source>
        <translation>%1 wurde gekappt, und der Besitzer findet ECONNABORTED vor. Der Socket bleibt gebunden: Sein Port ist erst frei, wenn das Programm ihn schließt.</translation>
    </message>
    <message>
        <source>The kernel accepted it, but %1 is still there, in %2.</source>
        <translation>Der Kernel hat es angenommen, aber %1 ist noch da, in %2.</translation>
    </message>
    <message>
        <source>%1 no longer listens. A port that the program chose itself is not free before it closes the socket.</source>
        <translation>%1 lauscht nicht mehr. Ein Port, den das Programm selbst gewählt hat, ist erst frei, wenn es den Socket schließt.</translation>
    </message>
    <message>
        <source>%1 was closed, and the kernel is done with it already.</source>
        <translation>%1 wurde geschlossen, und der Kernel ist damit bereits fertig.</translation>
    </message>
    <message>
        <source>FIN was sent on %1, but the kernel does not tell what became of it: %2.</source>
        <translation>Auf %1 wurde FIN gesendet, aber der Kernel sagt nicht, was daraus wurde: %2.</translation>
    </message>
    <message>
        <source>This side of %1 is closed with FIN. It stays in FIN_WAIT2, without a time limit, until its peer or its owner closes it too.</source>
        <translation>Diese Seite von %1 ist mit FIN geschlossen. Sie bleibt ohne zeitliche Grenze in FIN_WAIT2, bis die Gegenstelle oder der Besitzer ebenfalls schließt.</translation>
    </message>
    <message>
        <source>%1 is closed with FIN and now in %2. Its owner goes on.</source>
        <translation>%1 ist mit FIN geschlossen und jetzt in %2. Der Besitzer läuft weiter.</translation>
    </message>
    <message>
        <source>The kernel accepted it, but %1 is still in %2.</source>
        <translation>Der Kernel hat es angenommen, aber %1 ist noch in %2.</translation>
    </message>
    <message>
        <source>The kernel accepted it, but %1 is still open.</source>
        <translation>Der Kernel hat es angenommen, aber %1 ist noch offen.</translation>
    </message>
    <message>
        <source>%1 takes no more connections. Its name is not free before the program closes it.</source>
        <translation>%1 nimmt keine Verbindungen mehr an. Der Name ist erst frei, wenn das Programm den Socket schließt.</translation>
    </message>
    <message>
        <source>%1 was closed for both sides. Its owner goes on.</source>
        <translation>%1 wurde für beide Seiten geschlossen. Der Besitzer läuft weiter.</translation>
    </message>
    <message>
        <source>%1 is not connected any more. Nothing was done.</source>
        <translation>%1 ist nicht mehr verbunden. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>The kernel did not close %1: %2.</source>
        <translation>Der Kernel hat %1 nicht geschlossen: %2.</translation>
    </message>
    <message>
        <source>This kernel does not abort %1 while its owner waits in it. Close it gracefully, or use administrator rights.</source>
        <translation>Dieser Kernel kappt %1 nicht, während der Besitzer darin wartet. Ordentlich schließen oder Administratorrechte verwenden.</translation>
    </message>
    <message>
        <source>The kernel did not abort %1: %2.</source>
        <translation>Der Kernel hat %1 nicht gekappt: %2.</translation>
    </message>
    <message>
        <source>%1 was ended. In its state the kernel sends no RST.</source>
        <translation>%1 wurde beendet. In diesem Zustand sendet der Kernel kein RST.</translation>
    </message>
    <message>
        <source>%1 was aborted: RST went to its peer, and its owner finds ECONNRESET.</source>
        <translation>%1 wurde gekappt: Ein RST ging an die Gegenstelle, und der Besitzer findet ECONNRESET vor.</translation>
    </message>
    <message>
        <source>Connections that live shorter than the time between two looks may stay without an owner: to trace them needs administrator rights.</source>
        <translation>Verbindungen, die kürzer leben als die Zeit zwischen zwei Blicken, bleiben womöglich ohne Besitzer: Sie zu verfolgen, erfordert Administratorrechte.</translation>
    </message>
    <message>
        <source>Connections that live shorter than the time between two looks may stay without an owner: this kernel does not let them be traced (%1).</source>
        <translation>Verbindungen, die kürzer leben als die Zeit zwischen zwei Blicken, bleiben womöglich ohne Besitzer: Dieser Kernel lässt sie nicht verfolgen (%1).</translation>
    </message>
    <message>
        <source>Of the ends of processes, only those of processes that were seen to hold sockets are noticed: the kernel does not tell of all here (%1).</source>
        <translation>Vom Ende von Prozessen wird nur das solcher bemerkt, bei denen Sockets gesehen wurden: Der Kernel berichtet hier nicht von allen (%1).</translation>
    </message>
    <message>
        <source>The ends of only %1 processes can be noticed at once: there are more that hold sockets. A higher limit of open files allows for more.</source>
        <translation>Nur bei %L1 Prozessen zugleich lässt sich das Ende bemerken: Es gibt mehr, die Sockets halten. Eine höhere Grenze für offene Dateien erlaubt mehr.</translation>
    </message>
    <message>
        <source>%2 (pid %3) has ended after %1.</source>
        <translation>%2 (pid %3) hat sich nach %1 beendet.</translation>
    </message>
    <message>
        <source>%2 (pid %3) is stopped. SIGCONT lets it go on.</source>
        <translation>%2 (pid %3) ist angehalten. SIGCONT lässt ihn weiterlaufen.</translation>
    </message>
    <message>
        <source>%1 was sent to %2 (pid %3), which is stopped. SIGCONT lets it go on.</source>
        <translation>%1 wurde an %2 (pid %3) gesendet, der angehalten ist. SIGCONT lässt ihn weiterlaufen.</translation>
    </message>
    <message>
        <source>%2 (pid %3) is running again.</source>
        <translation>%2 (pid %3) läuft wieder.</translation>
    </message>
    <message>
        <source>%1 was sent to %2 (pid %3), which is still running: it may be cleaning up, or ignore the signal.</source>
        <translation>%1 wurde an %2 (pid %3) gesendet; er läuft noch: Vielleicht räumt er auf oder ignoriert das Signal.</translation>
    </message>
    <message>
        <source>%1 was sent to %2 (pid %3), which goes on running.</source>
        <translation>%1 wurde an %2 (pid %3) gesendet; er läuft weiter.</translation>
    </message>
    <message>
        <source>%1 (pid %2) has already ended. No signal was sent.</source>
        <translation>%1 (pid %2) hat sich bereits beendet. Kein Signal wurde gesendet.</translation>
    </message>
    <message>
        <source>There is no such process or signal. Nothing was sent.</source>
        <translation>Einen solchen Prozess oder ein solches Signal gibt es nicht. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The process (pid %1) has already ended. No signal was sent.</source>
        <translation>Der Prozess (pid %1) hat sich bereits beendet. Kein Signal wurde gesendet.</translation>
    </message>
    <message>
        <source>This kernel cannot hold on to a process while a signal is sent. Linux 5.3 can.</source>
        <translation>Dieser Kernel kann einen Prozess nicht festhalten, während ein Signal gesendet wird. Linux 5.3 kann es.</translation>
    </message>
    <message>
        <source>The process (pid %1) could not be looked at (%2). No signal was sent.</source>
        <translation>Der Prozess (pid %1) ließ sich nicht ansehen (%2). Kein Signal wurde gesendet.</translation>
    </message>
    <message>
        <source>The process that was shown has ended, and pid %1 now belongs to another one (%2). No signal was sent.</source>
        <translation>Der gezeigte Prozess hat sich beendet, und pid %1 gehört jetzt einem anderen (%2). Kein Signal wurde gesendet.</translation>
    </message>
    <message>
        <source>%1 (pid %2) is a part of the kernel. Socklens does not send it signals.</source>
        <translation>%1 (pid %2) ist ein Teil des Kernels. Socklens sendet ihm keine Signale.</translation>
    </message>
    <message>
        <source>The kernel refused %1 to %2 (pid %3): it belongs to another user. Administrator rights are needed.</source>
        <translation>Der Kernel hat %1 an %2 (pid %3) verweigert: Er gehört einem anderen Benutzer. Dafür sind Administratorrechte nötig.</translation>
    </message>
    <message>
        <source>%1 could not be sent to %2 (pid %3): %4.</source>
        <translation>%1 konnte nicht an %2 (pid %3) gesendet werden: %4.</translation>
    </message>
    <message>
        <source>The kernel cannot be asked to end sockets here: %1.</source>
        <translation>Der Kernel lässt sich hier nicht bitten, Sockets zu beenden: %1.</translation>
    </message>
    <message>
        <source>The kernel does not let Socklens use %1 of the process with pid %2: it belongs to another user, or protects itself. Administrator rights are needed.</source>
        <translation>Der Kernel lässt Socklens %1 des Prozesses mit pid %2 nicht benutzen: Der Prozess gehört einem anderen Benutzer oder schützt sich. Dafür sind Administratorrechte nötig.</translation>
    </message>
    <message>
        <source>This kernel cannot duplicate %1 of another process. Linux 5.6 can.</source>
        <translation>Dieser Kernel kann %1 eines anderen Prozesses nicht duplizieren. Linux 5.6 kann es.</translation>
    </message>
    <message>
        <source>%1 of the process with pid %2 cannot be used: %3.</source>
        <translation>%1 des Prozesses mit pid %2 lässt sich nicht benutzen: %3.</translation>
    </message>
    <message>
        <source>The process with pid %2 that held %1 has ended. Nothing was done.</source>
        <translation>Der Prozess mit pid %2, der %1 hielt, hat sich beendet. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>The process with pid %2 has closed %1 meanwhile. Nothing was done.</source>
        <translation>Der Prozess mit pid %2 hat %1 inzwischen geschlossen. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>No process is known to hold %1. Nothing was done.</source>
        <translation>Von keinem Prozess ist bekannt, dass er %1 hält. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>The kernel did not list %1 sockets by sock_diag (%2). They were read from /proc/net instead, without cookies, peers and queues.</source>
        <translation>Der Kernel hat %1-Sockets nicht über sock_diag aufgeführt (%2). Stattdessen wurden sie aus /proc/net gelesen, ohne Cookies, Gegenstellen und Warteschlangen.</translation>
    </message>
    <message>
        <source>The kernel did not list %1 sockets by sock_diag (%2). They were read from /proc/net instead, without cookies and control groups.</source>
        <translation>Der Kernel hat %1-Sockets nicht über sock_diag aufgeführt (%2). Stattdessen wurden sie aus /proc/net gelesen, ohne Cookies und Kontrollgruppen.</translation>
    </message>
    <message>
        <source>The kernel broke off in the middle of its list of %1 sockets (%2): some are missing. Try again.</source>
        <translation>Der Kernel hat mitten in seiner Liste der %1-Sockets abgebrochen (%2): Einige fehlen. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 sockets cannot be read here: the kernel did not list them by sock_diag (%2), and /proc/net is missing or hidden.</source>
        <translation>%1-Sockets lassen sich hier nicht lesen: Der Kernel hat sie nicht über sock_diag aufgeführt (%2), und /proc/net fehlt oder ist verborgen.</translation>
    </message>
    <message>
        <source>%1 was not changed: that needs administrator rights (CAP_NET_ADMIN).</source>
        <translation>%1 wurde nicht geändert: Das erfordert Administratorrechte (CAP_NET_ADMIN).</translation>
    </message>
    <message>
        <source>%1 was not changed: /proc/sys is read-only here, as in most containers.</source>
        <translation>%1 wurde nicht geändert: /proc/sys ist hier schreibgeschützt, wie in den meisten Containern.</translation>
    </message>
    <message>
        <source>%1 was not changed: %2.</source>
        <translation>%1 wurde nicht geändert: %2.</translation>
    </message>
    <message>
        <source>“%2” was written to %1, but the kernel shows “%3”.</source>
        <translation>„%2“ wurde in %1 geschrieben, aber der Kernel zeigt „%3“.</translation>
    </message>
    <message>
        <source>%1 was not changed: it cannot be kept, because this is not the network namespace that the machine starts with. Set it without keeping it.</source>
        <translation>%1 wurde nicht geändert: Es lässt sich nicht behalten, denn dies ist nicht der Netzwerk-Namensraum, mit dem der Rechner startet. Setzen, ohne es zu behalten.</translation>
    </message>
    <message>
        <source>%1 is now %2; it was %3. Socklens will not be able to undo this: the old value could not be written down (%4).</source>
        <translation>%1 ist jetzt %2; vorher war es %3. Socklens wird dies nicht zurücknehmen können: Der alte Wert ließ sich nicht aufzeichnen (%4).</translation>
    </message>
    <message>
        <source>%1 is %2, as before.</source>
        <translation>%1 ist %2, wie zuvor.</translation>
    </message>
    <message>
        <source>%1 is now %2; it was %3.</source>
        <translation>%1 ist jetzt %2; vorher war es %3.</translation>
    </message>
    <message>
        <source>%1 is %2 now, but at the next start it will be %3: %4 could not be written (%5).</source>
        <translation>%1 ist jetzt %2, aber beim nächsten Start wird es %3 sein: %4 ließ sich nicht schreiben (%5).</translation>
    </message>
    <message>
        <source>%1 is %2, as before, but no longer kept.</source>
        <translation>%1 ist %2, wie zuvor, wird aber nicht mehr behalten.</translation>
    </message>
    <message>
        <source>%1 is now %2, and no longer kept; it was %3.</source>
        <translation>%1 ist jetzt %2 und wird nicht mehr behalten; vorher war es %3.</translation>
    </message>
    <message>
        <source>%1 is %2 now, but it will not be kept: %3 could not be written (%4).</source>
        <translation>%1 ist jetzt %2, wird aber nicht behalten: %3 ließ sich nicht schreiben (%4).</translation>
    </message>
    <message>
        <source>%1 is %2, and kept in %3. At the next start that works only if connection tracking is loaded before the settings are.</source>
        <translation>%1 ist %2 und wird in %3 behalten. Beim nächsten Start gelingt das nur, wenn die Verbindungsverfolgung vor den Einstellungen geladen wird.</translation>
    </message>
    <message>
        <source>%1 is %2, also after the next start of the machine (kept in %3).</source>
        <translation>%1 ist %2, auch nach dem nächsten Start des Rechners (behalten in %3).</translation>
    </message>
    <message>
        <source>%1 is %2 now, but at the next start of the machine it will be %3: %4 is read after %5. Change it there too.</source>
        <translation>%1 ist jetzt %2, aber beim nächsten Start des Rechners wird es %3 sein: %4 wird nach %5 gelesen. Es auch dort ändern.</translation>
    </message>
    <message>
        <source>%1 is %2 now, but the next start of the machine cannot set it: %3 will be %4 then, and the local ports must not begin below the unprivileged ones. Keep %3 too.</source>
        <translation>%1 ist jetzt %2, aber der nächste Start des Rechners kann es nicht setzen: %3 wird dann %4 sein, und die lokalen Ports dürfen nicht unterhalb der unprivilegierten beginnen. %3 ebenfalls behalten.</translation>
    </message>
    <message>
        <source>Socklens has not changed %1 here: there is nothing to undo.</source>
        <translation>Socklens hat %1 hier nicht geändert: Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>%1 is %2 now, but Socklens could not note that (%3): it will offer to undo it again.</source>
        <translation>%1 ist jetzt %2, aber Socklens konnte das nicht vermerken (%3): Es wird noch einmal anbieten, es zurückzunehmen.</translation>
    </message>
    <message>
        <source>%1 is no longer kept. What it was before is not known: it stays %2.</source>
        <translation>%1 wird nicht mehr behalten. Was es vorher war, ist nicht bekannt: Es bleibt %2.</translation>
    </message>
    <message>
        <source>%1 is %2 again, as before Socklens changed it.</source>
        <translation>%1 ist wieder %2, wie bevor Socklens es geändert hat.</translation>
    </message>
    <message>
        <source>No result came for this.</source>
        <translation>Hierfür kam kein Ergebnis.</translation>
    </message>
    <message>
        <source>Whether this was done is not known: %1</source>
        <translation>Ob dies getan wurde, ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>This was not done: %1</source>
        <translation>Dies wurde nicht getan: %1</translation>
    </message>
    <message>
        <source>%1 is gone.</source>
        <translation>%1 ist weg.</translation>
    </message>
    <message>
        <source>%1 is %2 now.</source>
        <translation>%1 ist jetzt %2.</translation>
    </message>
    <message>
        <source>%1 is still there: this was not done.</source>
        <translation>%1 ist noch da: Dies wurde nicht getan.</translation>
    </message>
    <message>
        <source>The other side sent a frame of an unknown kind (%1).</source>
        <translation>Die Gegenseite hat einen Rahmen unbekannter Art gesendet (%1).</translation>
    </message>
    <message>
        <source>The other side sent a frame of %1 bytes; at most %2 are taken.</source>
        <translation>Die Gegenseite hat einen Rahmen von %L1 Bytes gesendet; höchstens %L2 werden angenommen.</translation>
    </message>
    <message>
        <source>The other side sent a frame that cannot be decompressed.</source>
        <translation>Die Gegenseite hat einen Rahmen gesendet, der sich nicht entpacken lässt.</translation>
    </message>
    <message>
        <source>The other side sent something that makes no sense (%1).</source>
        <translation>Die Gegenseite hat etwas gesendet, das keinen Sinn ergibt (%1).</translation>
    </message>
    <message>
        <source>No process is known that holds this.</source>
        <translation>Es ist kein Prozess bekannt, der dies hält.</translation>
    </message>
    <message>
        <source>%1 port %2</source>
        <translation>%1 Port %2</translation>
    </message>
    <message>
        <source>Namespace name</source>
        <translation>Name des Namensraums</translation>
    </message>
    <message>
        <source>The network namespace of the socket, by its name under /run/netns, its container, its unit or its number. Known only where others than one&apos;s own were asked for.</source>
        <translation>Der Netzwerk-Namensraum des Sockets, angegeben durch seinen Namen unter /run/netns, seinen Container, seine Unit oder seine Nummer. Nur bekannt, wo nach anderen als dem eigenen gefragt wurde.</translation>
    </message>
    <message>
        <source>This socket is in another network namespace, which can be entered with administrator rights only (CAP_SYS_ADMIN).</source>
        <translation>Dieser Socket ist in einem anderen Netzwerk-Namensraum, der sich nur mit Administratorrechten betreten lässt (CAP_SYS_ADMIN).</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>state changed</source>
        <translation>Zustand geändert</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>This socket has just come.</source>
        <translation>Dieser Socket ist gerade hinzugekommen.</translation>
    </message>
    <message>
        <source>The state of this socket has just changed.</source>
        <translation>Der Zustand dieses Sockets hat sich gerade geändert.</translation>
    </message>
    <message>
        <source>This socket is gone. Its row stays for a moment, so that it can be read.</source>
        <translation>Dieser Socket ist weg. Seine Zeile bleibt noch einen Moment, damit sie sich lesen lässt.</translation>
    </message>
    <message>
        <source>This is not sound JSON: it may have been cut off.</source>
        <translation>Dies ist kein gültiges JSON: Womöglich ist es abgeschnitten.</translation>
    </message>
    <message>
        <source>This JSON has no list of sockets: Socklens did not write it.</source>
        <translation>Dieses JSON enthält keine Liste von Sockets: Socklens hat es nicht geschrieben.</translation>
    </message>
    <message>
        <source>This is no snapshot: neither CSV nor JSON that Socklens has written.</source>
        <translation>Dies ist keine Momentaufnahme: weder CSV noch JSON, das Socklens geschrieben hat.</translation>
    </message>
    <message>
        <source>Line %1 has %2 cells, and the first line has %3.</source>
        <translation>Zeile %1 hat %2 Zellen, und die erste Zeile hat %3.</translation>
    </message>
    <message>
        <source>Behind line %1 this is not sound CSV: it may have been cut off.</source>
        <translation>Nach Zeile %1 ist dies kein gültiges CSV: Womöglich ist es abgeschnitten.</translation>
    </message>
    <message>
        <source>Socket %1 of the file has “%2”, which is not understood.</source>
        <translation>Socket %1 der Datei hat „%2“, und das ist nicht verständlich.</translation>
    </message>
    <message>
        <source>The file has more than %1 sockets.</source>
        <translation>Die Datei hat mehr als %L1 Sockets.</translation>
    </message>
    <message>
        <source>The file lacks the column “%1”. Export every column to compare snapshots.</source>
        <translation>Der Datei fehlt die Spalte „%1“. Um Momentaufnahmen zu vergleichen, jede Spalte exportieren.</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>Dies ist keine Datei.</translation>
    </message>
    <message>
        <source>It cannot be read: %1.</source>
        <translation>Sie lässt sich nicht lesen: %1.</translation>
    </message>
    <message>
        <source>The file is too large for a snapshot.</source>
        <translation>Die Datei ist zu groß für eine Momentaufnahme.</translation>
    </message>
    <message>
        <source>The network namespace of %1 is gone, and the socket with it. Nothing was done.</source>
        <translation>Den Netzwerk-Namensraum von %1 gibt es nicht mehr, und mit ihm ist der Socket weg. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>%1 is in another network namespace, and nobody asked for that one by name. Nothing was done.</source>
        <translation>%1 ist in einem anderen Netzwerk-Namensraum, und niemand hat diesen beim Namen genannt. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>The network namespace of %1 can be entered with administrator rights only (CAP_SYS_ADMIN). Nothing was done.</source>
        <translation>Der Netzwerk-Namensraum von %1 lässt sich nur mit Administratorrechten betreten (CAP_SYS_ADMIN). Nichts wurde getan.</translation>
    </message>
    <message>
        <source>The network namespace of %1 cannot be entered: %2. Nothing was done.</source>
        <translation>Der Netzwerk-Namensraum von %1 lässt sich nicht betreten: %2. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>Of other network namespaces, %1 could not be entered without administrator rights. Their sockets were read from /proc/PID/net, without cookies, control groups and peers.</source>
        <translation>Andere Netzwerk-Namensräume, die sich ohne Administratorrechte nicht betreten ließen: %1. Ihre Sockets wurden aus /proc/PID/net gelesen, ohne Cookies, Kontrollgruppen und Gegenstellen.</translation>
    </message>
    <message>
        <source>Of other network namespaces, %1 could not be looked into: that needs administrator rights (CAP_SYS_ADMIN).</source>
        <translation>Andere Netzwerk-Namensräume, in die sich nicht hineinsehen ließ: %1. Das erfordert Administratorrechte (CAP_SYS_ADMIN).</translation>
    </message>
    <message>
        <source>The processes of other users are hidden (/proc is mounted with hidepid): the owners of their sockets are unknown.</source>
        <translation>Die Prozesse anderer Benutzer sind verborgen (/proc ist mit hidepid eingehängt): Die Besitzer ihrer Sockets sind unbekannt.</translation>
    </message>
    <message>
        <source>The kernel cannot be asked about a single connection here: %1.</source>
        <translation>Der Kernel lässt sich hier nicht nach einer einzelnen Verbindung fragen: %1.</translation>
    </message>
    <message>
        <source>The kernel measures TCP connections only.</source>
        <translation>Der Kernel misst nur TCP-Verbindungen.</translation>
    </message>
    <message>
        <source>The kernel gave this socket no cookie here, so that it cannot be asked about.</source>
        <translation>Der Kernel hat diesem Socket hier kein Cookie gegeben, sodass sich nicht nach ihm fragen lässt.</translation>
    </message>
    <message>
        <source>The connection is not there any more.</source>
        <translation>Die Verbindung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The kernel keeps no figures of a connection in this state.</source>
        <translation>Zu einer Verbindung in diesem Zustand führt der Kernel keine Messwerte.</translation>
    </message>
    <message>
        <source>Socklens could not open more files: the owners of some sockets are unknown. Raise the limit of open files (ulimit -n).</source>
        <translation>Socklens konnte nicht mehr Dateien öffnen: Die Besitzer einiger Sockets sind unbekannt. Die Grenze für offene Dateien anheben (ulimit -n).</translation>
    </message>
    <message>
        <source>The network namespace of this connection cannot be entered: %1.</source>
        <translation>Der Netzwerk-Namensraum dieser Verbindung lässt sich nicht betreten: %1.</translation>
    </message>
    <message>
        <source>There are more network namespaces than are shown at once: %1 are missing. “socklens-agent snapshot --netns NAME” shows one of them.</source>
        <translation>Es gibt mehr Netzwerk-Namensräume, als auf einmal gezeigt werden: %1 fehlen. „socklens-agent snapshot --netns NAME“ zeigt einen von ihnen.</translation>
    </message>
    <message>
        <source>Of other network namespaces, %1 could not be looked into this time: %2.</source>
        <translation>Von den anderen Netzwerk-Namensräumen ließ sich in %1 dieses Mal nicht hineinsehen: %2.</translation>
    </message>
    <message>
        <source>The program pkexec, which asks for administrator rights, is not installed. Install it, or use “sudo %1 act” and “sudo %1 snapshot” on the command line.</source>
        <translation>Das Programm pkexec, das nach Administratorrechten fragt, ist nicht installiert. Es installieren oder auf der Befehlszeile „sudo %1 act“ und „sudo %1 snapshot“ verwenden.</translation>
    </message>
    <message>
        <source>Of the ends of processes, only those of processes that were seen to hold sockets are noticed: the kernel tells of all in the initial network namespace only, and this is another one, such as that of a container.</source>
        <translation>Vom Ende von Prozessen wird nur das solcher bemerkt, bei denen Sockets gesehen wurden: Der Kernel berichtet von allen nur im ersten Netzwerk-Namensraum, und dies ist ein anderer, etwa der eines Containers.</translation>
    </message>
    <message>
        <source>The same addresses were seen in the hands of %1 (pid %2).</source>
        <translation>Dieselben Adressen wurden in den Händen von %1 (PID %2) gesehen.</translation>
    </message>
    <message>
        <source>This is the server&apos;s side: %1 (pid %2) listened on port %3.</source>
        <translation>Dies ist die Seite des Servers: %1 (PID %2) lauschte auf Port %3.</translation>
    </message>
    <message>
        <source>At the last look, %1 (pid %2) held what is left, and did the closing.</source>
        <translation>Beim letzten Blick hielt %1 (PID %2), was übrig ist, und hat auch geschlossen.</translation>
    </message>
    <message>
        <source>At the last look, several processes held what is left, %1 (pid %2) among them.</source>
        <translation>Beim letzten Blick hielten mehrere Prozesse, was übrig ist, darunter %1 (PID %2).</translation>
    </message>
    <message>
        <source>At the last look, %1 (pid %2) held what is left.</source>
        <translation>Beim letzten Blick hielt %1 (PID %2), was übrig ist.</translation>
    </message>
    <message>
        <source>The kernel saw %1 (pid %2) do the closing.</source>
        <translation>Der Kernel sah, dass %1 (PID %2) geschlossen hat.</translation>
    </message>
    <message>
        <source>The kernel saw %1 (pid %2) do the last closing; before, %3 (pid %4) held what is left.</source>
        <translation>Der Kernel sah, dass %1 (PID %2) zuletzt geschlossen hat; zuvor hielt %3 (PID %4), was übrig ist.</translation>
    </message>
    <message>
        <source>Closed before anybody looked. The other end was in the hands of %1 (pid %2).</source>
        <translation>Geschlossen, ehe jemand hinsah. Das andere Ende war in den Händen von %1 (PID %2).</translation>
    </message>
    <message>
        <source>Seen open, but the owner is not visible to this user.</source>
        <translation>Offen gesehen, aber der Besitzer ist für diesen Benutzer nicht sichtbar.</translation>
    </message>
    <message>
        <source>Closed before anybody looked.</source>
        <translation>Geschlossen, ehe jemand hinsah.</translation>
    </message>
    <message>
        <source>No process was seen. What is left belonged to the user %1, in %2.</source>
        <translation>Kein Prozess wurde gesehen. Was übrig ist, gehörte dem Benutzer %1, in %2.</translation>
    </message>
    <message>
        <source>No process was seen. What is left belonged to the user %1.</source>
        <translation>Kein Prozess wurde gesehen. Was übrig ist, gehörte dem Benutzer %1.</translation>
    </message>
</context>
<context>
    <name>PortBlocker</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>depends</source>
        <translation>je nachdem</translation>
    </message>
    <message>
        <source>Both sockets have SO_REUSEADDR, and this one does not listen.</source>
        <translation>Beide Sockets haben SO_REUSEADDR, und dieser lauscht nicht.</translation>
    </message>
    <message>
        <source>bind() fails because of it, with SO_REUSEADDR too.</source>
        <translation>bind() scheitert an ihm, auch mit SO_REUSEADDR.</translation>
    </message>
    <message>
        <source>It depends on whether its program had set SO_REUSEADDR, which is not visible. A trial tells.</source>
        <translation>Es hängt davon ab, ob sein Programm SO_REUSEADDR gesetzt hatte, was nicht sichtbar ist. Ein Versuch zeigt es.</translation>
    </message>
    <message>
        <source>It depends on whether it is for IPv6 only (IPV6_V6ONLY), which is not visible. A trial tells.</source>
        <translation>Es hängt davon ab, ob er nur für IPv6 gilt (IPV6_V6ONLY), was nicht sichtbar ist. Ein Versuch zeigt es.</translation>
    </message>
    <message>
        <source>any moment</source>
        <translation>jeden Moment</translation>
    </message>
    <message>
        <source>not by itself</source>
        <translation>nicht von selbst</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
</context>
<context>
    <name>ProcessStory</name>
    <message>
        <source>Its end: %1. What is said here was known last.</source>
        <comment>killed by SIGSEGV at 14:02:11</comment>
        <translation>Sein Ende: %1. Was hier steht, war zuletzt bekannt.</translation>
    </message>
    <message>
        <source>It has ended; it held no socket any more at %1. What is said here was known last.</source>
        <translation>Er hat sich beendet; um %1 hielt er keinen Socket mehr. Was hier steht, war zuletzt bekannt.</translation>
    </message>
    <message>
        <source>It has held no socket since %1. What is said here was known last.</source>
        <translation>Er hält seit %1 keinen Socket mehr. Was hier steht, war zuletzt bekannt.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>none: it is a part of the kernel, or hides it</source>
        <translation>keiner: Der Prozess ist ein Teil des Kernels oder verbirgt ihn</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>Läuft seit</translation>
    </message>
    <message>
        <source>Descriptors</source>
        <translation>Deskriptoren</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Kindprozesse</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <comment>date and time, how long</comment>
        <translation>%1, seit %2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 that it may have open</source>
        <comment>open descriptors, limit</comment>
        <translation>%1 von %2, die er offen haben darf</translation>
    </message>
    <message>
        <source>%1 open; the limit is not visible without more rights</source>
        <translation>%1 offen; die Grenze ist ohne weitere Rechte nicht sichtbar</translation>
    </message>
    <message>
        <source>up to %1; how many are open is not visible without more rights</source>
        <translation>bis zu %1; wie viele offen sind, ist ohne weitere Rechte nicht sichtbar</translation>
    </message>
    <message>
        <source>not visible without more rights</source>
        <translation>ohne weitere Rechte nicht sichtbar</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s)</source>
        <translation>
            <numerusform>%Ln Socket</numerusform>
            <numerusform>%Ln Sockets</numerusform>
        </translation>
    </message>
    <message>
        <source>TCP and UDP</source>
        <translation>TCP und UDP</translation>
    </message>
    <message>
        <source>UNIX</source>
        <translation>UNIX</translation>
    </message>
    <message>
        <source>Number of sockets in the last ten minutes, as long as it was looked at: between %1 and %2, now %3.</source>
        <translation>Zahl der Sockets in den letzten zehn Minuten, soweit hingesehen wurde: zwischen %1 und %2, jetzt %3.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Weitere</translation>
    </message>
    <message numerus="yes">
        <source>%n listener(s)</source>
        <translation>
            <numerusform>%Ln lauschender Socket</numerusform>
            <numerusform>%Ln lauschende Sockets</numerusform>
        </translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
</context>
<context>
    <name>ReadyMadeView</name>
    <message>
        <source>Everything</source>
        <extracomment>A ready-made view of the table of sockets: nothing is left out</extracomment>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Listening</source>
        <extracomment>A ready-made view of the table of sockets: those that wait for somebody</extracomment>
        <translation>Lauschende</translation>
    </message>
    <message>
        <source>Connections</source>
        <extracomment>A ready-made view of the table of sockets: those that are connected</extracomment>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Hanging</source>
        <extracomment>A ready-made view of the table of sockets: what is left of connections that are over</extracomment>
        <translation>Hängende</translation>
    </message>
    <message>
        <source>Sockets in every state.</source>
        <translation>Sockets in jedem Zustand.</translation>
    </message>
    <message>
        <source>Sockets that wait for somebody: in the state LISTEN, and UDP sockets that take packets from everywhere.</source>
        <translation>Sockets, die auf jemanden warten: im Zustand LISTEN, und UDP-Sockets, die Pakete von überall annehmen.</translation>
    </message>
    <message>
        <source>Sockets that are connected or just being connected: ESTABLISHED, SYN_SENT and SYN_RECV.</source>
        <translation>Sockets, die verbunden sind oder gerade verbunden werden: ESTABLISHED, SYN_SENT und SYN_RECV.</translation>
    </message>
    <message>
        <source>What is left of connections that are over or being ended: CLOSE_WAIT, TIME_WAIT, FIN_WAIT1, FIN_WAIT2, CLOSING and LAST_ACK.</source>
        <translation>Was von Verbindungen übrig ist, die vorbei sind oder gerade enden: CLOSE_WAIT, TIME_WAIT, FIN_WAIT1, FIN_WAIT2, CLOSING und LAST_ACK.</translation>
    </message>
</context>
<context>
    <name>RemedyList</name>
    <message>
        <source>What helps now</source>
        <translation>Was jetzt hilft</translation>
    </message>
    <message>
        <source>What helps the next time</source>
        <translation>Was beim nächsten Mal hilft</translation>
    </message>
    <message>
        <source>What does not help, although many believe so</source>
        <translation>Was nicht hilft, obwohl viele es glauben</translation>
    </message>
    <message>
        <source>in the program</source>
        <translation>im Programm</translation>
    </message>
    <message>
        <source>on this machine</source>
        <translation>auf diesem Rechner</translation>
    </message>
    <message>
        <source>But:</source>
        <translation>Aber:</translation>
    </message>
    <message>
        <source>Show %1, to be set to “%2”</source>
        <translation>%1 zeigen, zu setzen auf „%2“</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%Ln erledigt</numerusform>
            <numerusform>%Ln erledigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone already</source>
        <translation>
            <numerusform>%Ln schon weg</numerusform>
            <numerusform>%Ln schon weg</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%Ln abgelehnt</numerusform>
            <numerusform>%Ln abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not possible here</source>
        <translation>
            <numerusform>%Ln hier nicht möglich</numerusform>
            <numerusform>%Ln hier nicht möglich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <translation>
            <numerusform>%Ln nicht bekannt</numerusform>
            <numerusform>%Ln nicht bekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n: %1.</source>
        <translation>
            <numerusform>Von %Ln: %1.</numerusform>
            <numerusform>Von %Ln: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>What can be done with the selected rows</source>
        <translation>Was sich mit den ausgewählten Zeilen tun lässt</translation>
    </message>
    <message>
        <source>Terminate their owner</source>
        <translation>Ihren Besitzer beenden</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Die ausgewählten Zeilen kopieren</translation>
    </message>
</context>
<context>
    <name>SocketConfirmation</name>
    <message>
        <source>Close %1?</source>
        <translation>%1 schließen?</translation>
    </message>
    <message>
        <source>Abort %1?</source>
        <translation>%1 kappen?</translation>
    </message>
    <message>
        <source>Release %1?</source>
        <translation>%1 freigeben?</translation>
    </message>
    <message numerus="yes">
        <source>Release %n leftover(s)?</source>
        <translation>
            <numerusform>%Ln Überbleibsel freigeben?</numerusform>
            <numerusform>%Ln Überbleibsel freigeben?</numerusform>
        </translation>
    </message>
    <message>
        <source>The peer gets FIN, as if the program had closed the connection. What is under way still arrives. The program lives, and reads the end of the connection.</source>
        <translation>Die Gegenstelle bekommt FIN, als hätte das Programm die Verbindung geschlossen. Was unterwegs ist, kommt noch an. Das Programm lebt weiter und liest das Ende der Verbindung.</translation>
    </message>
    <message>
        <source>A listener stops listening; its port stays taken until the program closes it.</source>
        <translation>Ein lauschender Socket hört auf zu lauschen; sein Port bleibt belegt, bis das Programm ihn schließt.</translation>
    </message>
    <message>
        <source>The peer gets RST where the state allows one, and both programs an error. What was not yet sent or read is lost. The programs live.</source>
        <translation>Die Gegenstelle bekommt RST, wo der Zustand es zulässt, und beide Programme einen Fehler. Was noch nicht gesendet oder gelesen wurde, ist verloren. Die Programme leben weiter.</translation>
    </message>
    <message>
        <source>A listener stops listening and resets what waits in its queue; its port stays taken until the program closes it.</source>
        <translation>Ein lauschender Socket hört auf zu lauschen und setzt zurück, was in seiner Warteschlange wartet; sein Port bleibt belegt, bis das Programm ihn schließt.</translation>
    </message>
    <message>
        <source>Nobody holds these any more. Releasing frees their ports at once; no listener and no living connection is touched.</source>
        <translation>Diese hält niemand mehr. Die Freigabe macht ihre Ports sofort frei; kein lauschender Socket und keine lebende Verbindung wird berührt.</translation>
    </message>
    <message>
        <source>A late packet of an old connection can then reach a new one on the same ports: this is what TIME_WAIT guards against.</source>
        <translation>Ein verspätetes Paket einer alten Verbindung kann dann eine neue an denselben Ports erreichen: Davor schützt TIME_WAIT.</translation>
    </message>
    <message>
        <source>FIN_WAIT2: the peer, which has not closed its end, is usually not told, and stays in CLOSE_WAIT until it sends or closes.</source>
        <translation>FIN_WAIT2: Die Gegenstelle, die ihr Ende nicht geschlossen hat, erfährt meist nichts davon und bleibt in CLOSE_WAIT, bis sie sendet oder schließt.</translation>
    </message>
    <message>
        <source>FIN_WAIT1: what is still under way to the peer is lost, and the peer gets RST.</source>
        <translation>FIN_WAIT1: Was noch zur Gegenstelle unterwegs ist, geht verloren, und die Gegenstelle bekommt RST.</translation>
    </message>
    <message>
        <source>LAST_ACK, CLOSING: what is still under way to the peer is lost, and no RST is sent.</source>
        <translation>LAST_ACK, CLOSING: Was noch zur Gegenstelle unterwegs ist, geht verloren, und kein RST wird gesendet.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>process and pid</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>… and of %n more process(es).</source>
        <translation>
            <numerusform>… und von %Ln weiteren Prozess.</numerusform>
            <numerusform>… und von %Ln weiteren Prozessen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) of %1</source>
        <translation>
            <numerusform>%Ln Socket von %1</numerusform>
            <numerusform>%Ln Sockets von %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) without a known owner</source>
        <translation>
            <numerusform>%Ln Socket ohne bekannten Besitzer</numerusform>
            <numerusform>%Ln Sockets ohne bekannten Besitzer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected socket(s) are in use and stay as they are.</source>
        <translation>
            <numerusform>%Ln ausgewählter Socket ist in Gebrauch und bleibt, wie er ist.</numerusform>
            <numerusform>%Ln ausgewählte Sockets sind in Gebrauch und bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected socket(s) cannot be reached. %1</source>
        <translation>
            <numerusform>%Ln ausgewählter Socket ist nicht erreichbar. %1</numerusform>
            <numerusform>%Ln ausgewählte Sockets sind nicht erreichbar. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>socket, state</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… und %Ln weiterer.</numerusform>
            <numerusform>… und %Ln weitere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n socket(s)?</source>
        <translation>
            <numerusform>%Ln Socket schließen?</numerusform>
            <numerusform>%Ln Sockets schließen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Abort %n socket(s)?</source>
        <translation>
            <numerusform>%Ln Socket kappen?</numerusform>
            <numerusform>%Ln Sockets kappen?</numerusform>
        </translation>
    </message>
    <message>
        <source>The other end reads the end of the connection, as if the program had closed it. The program lives, and reads the end as well.</source>
        <translation>Die Gegenseite liest das Ende der Verbindung, als hätte das Programm sie geschlossen. Das Programm lebt und liest das Ende ebenfalls.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Close %n socket(s)</source>
        <translation>
            <numerusform>%Ln Socket s&amp;chließen</numerusform>
            <numerusform>%Ln Sockets s&amp;chließen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Abort %n socket(s)</source>
        <translation>
            <numerusform>%Ln Socket &amp;kappen</numerusform>
            <numerusform>%Ln Sockets &amp;kappen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Release %n socket(s)</source>
        <translation>
            <numerusform>%Ln Socket &amp;freigeben</numerusform>
            <numerusform>%Ln Sockets &amp;freigeben</numerusform>
        </translation>
    </message>
    <message>
        <source>A listener stops listening.</source>
        <translation>Ein lauschender Socket lauscht nicht mehr.</translation>
    </message>
</context>
<context>
    <name>SocketOptions</name>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>What this socket leaves behind does not keep a new program from binding the port, if that sets SO_REUSEADDR too.</source>
        <translation>Was dieser Socket hinterlässt, hindert ein neues Programm nicht daran, den Port zu binden, wenn es ebenfalls SO_REUSEADDR setzt.</translation>
    </message>
    <message>
        <source>What this socket leaves behind keeps the port from being bound again, even by a program that sets SO_REUSEADDR itself.</source>
        <translation>Was dieser Socket hinterlässt, verhindert, dass der Port wieder gebunden wird, selbst von einem Programm, das seinerseits SO_REUSEADDR setzt.</translation>
    </message>
    <message>
        <source>Several sockets of one user may share the port; the kernel spreads connections among them.</source>
        <translation>Mehrere Sockets eines Benutzers dürfen sich den Port teilen; der Kernel verteilt die Verbindungen auf sie.</translation>
    </message>
    <message>
        <source>On [::] this socket leaves the port free for IPv4.</source>
        <translation>Auf [::] lässt dieser Socket den Port für IPv4 frei.</translation>
    </message>
    <message>
        <source>On [::] this socket holds the port for IPv4 too.</source>
        <translation>Auf [::] hält dieser Socket den Port auch für IPv4.</translation>
    </message>
    <message>
        <source>The kernel goes on delivering after the program has closed or died.</source>
        <translation>Der Kernel stellt weiter zu, nachdem das Programm geschlossen hat oder gestorben ist.</translation>
    </message>
    <message>
        <source>Closing, and the program&apos;s death, end with RST: nothing stays behind, and what was not delivered is lost.</source>
        <translation>Das Schließen und der Tod des Programms enden mit RST: Nichts bleibt zurück, und was nicht zugestellt wurde, ist verloren.</translation>
    </message>
    <message>
        <source>close(2) waits for delivery; the program&apos;s death does not.</source>
        <translation>close(2) wartet auf die Zustellung; der Tod des Programms nicht.</translation>
    </message>
    <message>
        <source>A peer that vanished is noticed after idle time and probes.</source>
        <translation>Eine verschwundene Gegenstelle wird nach untätiger Zeit durch Proben bemerkt.</translation>
    </message>
    <message>
        <source>A peer that vanished is never noticed while nothing is sent; the keepalive settings of the kernel do nothing here.</source>
        <translation>Eine verschwundene Gegenstelle wird nie bemerkt, solange nichts gesendet wird; die Keepalive-Einstellungen des Kernels bewirken hier nichts.</translation>
    </message>
    <message>
        <source>The kernel&apos;s own number of retries decides how long unanswered data is kept.</source>
        <translation>Die kerneleigene Zahl der Wiederholungen bestimmt, wie lange unbeantwortete Daten behalten werden.</translation>
    </message>
    <message>
        <source>What is sent and not answered for so long ends the connection, also after the program&apos;s death.</source>
        <translation>Was gesendet und so lange nicht beantwortet wird, beendet die Verbindung, auch nach dem Tod des Programms.</translation>
    </message>
    <message>
        <source>There is no FIN_WAIT2 after the program&apos;s end.</source>
        <translation>Nach dem Ende des Programms gibt es kein FIN_WAIT2.</translation>
    </message>
    <message>
        <source>How long FIN_WAIT2 waits for the peer after the program&apos;s end. TIME_WAIT is 60 s all the same.</source>
        <translation>Wie lange FIN_WAIT2 nach dem Ende des Programms auf die Gegenstelle wartet. TIME_WAIT dauert trotzdem 60 s.</translation>
    </message>
    <message>
        <source>If the program dies, the listener is gone at once. Connections that it had accepted may stay; a new program with SO_REUSEADDR can bind the port all the same.</source>
        <translation>Stirbt das Programm, ist der lauschende Socket sofort weg. Angenommene Verbindungen bleiben womöglich; ein neues Programm mit SO_REUSEADDR kann den Port trotzdem binden.</translation>
    </message>
    <message>
        <source>If the program dies, the listener is gone at once. Connections that it had accepted may stay, and keep the port from being bound again: this listener lacks SO_REUSEADDR.</source>
        <translation>Stirbt das Programm, ist der lauschende Socket sofort weg. Angenommene Verbindungen bleiben womöglich und verhindern, dass der Port wieder gebunden wird: Diesem lauschenden Socket fehlt SO_REUSEADDR.</translation>
    </message>
    <message>
        <source>If the program dies, this ends with RST, and nothing stays behind.</source>
        <translation>Stirbt das Programm, endet dies mit RST, und nichts bleibt zurück.</translation>
    </message>
    <message>
        <source>If the program dies, the kernel sends FIN. Then FIN_WAIT2 stays for up to tcp_fin_timeout, or TIME_WAIT for 60 s. Unread data ends it with RST instead.</source>
        <translation>Stirbt das Programm, sendet der Kernel FIN. Dann bleibt FIN_WAIT2 für höchstens tcp_fin_timeout oder TIME_WAIT für 60 s. Ungelesene Daten beenden es stattdessen mit RST.</translation>
    </message>
    <message>
        <source>The peer has closed; this side waits for its program to close, for ever if need be. If the program dies, nothing stays for longer than the last answer takes.</source>
        <translation>Die Gegenstelle hat geschlossen; diese Seite wartet darauf, dass ihr Programm schließt, notfalls für immer. Stirbt das Programm, bleibt nichts länger zurück, als die letzte Antwort braucht.</translation>
    </message>
    <message>
        <source>If the program dies, nothing stays behind.</source>
        <translation>Stirbt das Programm, bleibt nichts zurück.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
</context>
<context>
    <name>SocketStory</name>
    <message>
        <source>It has been gone since %1. What is said here was known last.</source>
        <translation>Er ist seit %1 weg. Was hier steht, war zuletzt bekannt.</translation>
    </message>
    <message>
        <source>It is there until every process that holds it has closed it or has ended.</source>
        <translation>Er besteht, bis jeder Prozess, der ihn hält, ihn geschlossen oder sich beendet hat.</translation>
    </message>
    <message>
        <source>It ends when its program closes it or ends; connections that were accepted stay.</source>
        <translation>Er endet, wenn sein Programm ihn schließt oder sich beendet; angenommene Verbindungen bleiben.</translation>
    </message>
    <message>
        <source>It ends with an answer, or after the retries of tcp_syn_retries: about two minutes.</source>
        <translation>Er endet mit einer Antwort oder nach den Wiederholungen von tcp_syn_retries: nach etwa zwei Minuten.</translation>
    </message>
    <message>
        <source>It ends with the missing confirmation, or after the retries of tcp_synack_retries: about a minute.</source>
        <translation>Er endet mit der fehlenden Bestätigung oder nach den Wiederholungen von tcp_synack_retries: nach etwa einer Minute.</translation>
    </message>
    <message>
        <source>It ends when one side closes, or does not answer any more what is sent.</source>
        <translation>Er endet, wenn eine Seite schließt oder nicht mehr beantwortet, was gesendet wird.</translation>
    </message>
    <message>
        <source>It ends with the other side&apos;s confirmation. If that side is silent, retries go on for minutes.</source>
        <translation>Er endet mit der Bestätigung der Gegenseite. Schweigt diese, gehen die Wiederholungen minutenlang weiter.</translation>
    </message>
    <message>
        <source>It ends when the other side closes too; without an owner, after tcp_fin_timeout at the latest.</source>
        <translation>Er endet, wenn auch die Gegenseite schließt; ohne Besitzer spätestens nach tcp_fin_timeout.</translation>
    </message>
    <message>
        <source>It ends after 60 seconds by itself; no setting changes that.</source>
        <translation>Er endet nach 60 Sekunden von selbst; keine Einstellung ändert das.</translation>
    </message>
    <message>
        <source>It ends only when the program on this side closes it, or ends.</source>
        <translation>Er endet erst, wenn das Programm auf dieser Seite ihn schließt oder sich beendet.</translation>
    </message>
    <message>
        <source>It ends with the other side&apos;s confirmation, or after the retries if that side is silent.</source>
        <translation>Er endet mit der Bestätigung der Gegenseite oder, wenn diese schweigt, nach den Wiederholungen.</translation>
    </message>
    <message>
        <source>It ends with the other side&apos;s confirmation, and goes on as TIME_WAIT then.</source>
        <translation>Er endet mit der Bestätigung der Gegenseite und besteht dann als TIME_WAIT weiter.</translation>
    </message>
    <message>
        <source>It ends when its program closes it, or ends.</source>
        <translation>Er endet, wenn sein Programm ihn schließt oder sich beendet.</translation>
    </message>
    <message>
        <source>Ends</source>
        <comment>what ends the state of a socket</comment>
        <translation>Endet</translation>
    </message>
    <message>
        <source>Gone by itself</source>
        <translation>Von selbst weg</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Noch nicht gelesen</translation>
    </message>
    <message>
        <source>On its way</source>
        <comment>bytes that were sent and are not confirmed</comment>
        <translation>Unterwegs</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) to be accepted</source>
        <translation>
            <numerusform>%Ln anzunehmende Verbindung</numerusform>
            <numerusform>%Ln anzunehmende Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; there is room for %2</source>
        <comment>how many wait, the backlog of a listener</comment>
        <translation>%1; Platz ist für %2</translation>
    </message>
    <message>
        <source>In %1.</source>
        <translation>In %1.</translation>
    </message>
    <message>
        <source>At any moment.</source>
        <translation>Jeden Moment.</translation>
    </message>
    <message>
        <source>Never.</source>
        <translation>Nie.</translation>
    </message>
    <message>
        <source>at any moment</source>
        <translation>jeden Moment</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) went unanswered.</source>
        <translation>
            <numerusform>%Ln Versuch blieb unbeantwortet.</numerusform>
            <numerusform>%Ln Versuche blieben unbeantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is not confirmed is sent again %1.</source>
        <translation>Was nicht bestätigt ist, wird %1 noch einmal gesendet.</translation>
    </message>
    <message>
        <source>The kernel stops waiting for the other side %1.</source>
        <translation>Der Kernel hört %1 auf, auf die Gegenseite zu warten.</translation>
    </message>
    <message>
        <source>The other side is asked whether it is there %1.</source>
        <comment>keepalive</comment>
        <translation>Die Gegenseite wird %1 gefragt, ob sie da ist.</translation>
    </message>
    <message>
        <source>The kernel forgets it %1.</source>
        <translation>Der Kernel vergisst ihn %1.</translation>
    </message>
    <message>
        <source>The other side takes no more data; it is asked again %1.</source>
        <comment>zero window probe</comment>
        <translation>Die Gegenseite nimmt keine Daten mehr an; sie wird %1 noch einmal gefragt.</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Former owner</source>
        <translation>Früherer Besitzer</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>former owner, how sure that is</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>How that is known</source>
        <translation>Woher das bekannt ist</translation>
    </message>
    <message>
        <source>Its end</source>
        <comment>how the former owner of a socket ended</comment>
        <translation>Sein Ende</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Came in by</source>
        <comment>a connection, by a listener</comment>
        <translation>Gekommen über</translation>
    </message>
    <message>
        <source>Other end</source>
        <translation>Anderes Ende</translation>
    </message>
    <message>
        <source>Figures</source>
        <comment>tcp_info</comment>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Seen as %1 for the last time</source>
        <translation>Zum letzten Mal als %1 gesehen</translation>
    </message>
    <message>
        <source>Seen for the first time, as %1</source>
        <translation>Zum ersten Mal gesehen, als %1</translation>
    </message>
    <message>
        <source>Seen for the first time</source>
        <translation>Zum ersten Mal gesehen</translation>
    </message>
    <message>
        <source>%1 when it was chosen here</source>
        <comment>a state</comment>
        <translation>%1, als er hier ausgewählt wurde</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Network namespace</source>
        <translation>Netzwerk-Namensraum</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>Inode</source>
        <translation>Inode</translation>
    </message>
    <message>
        <source>Cookie</source>
        <translation>Cookie</translation>
    </message>
    <message>
        <source>%1; the queue is full: room for %2 was asked for</source>
        <comment>how many wait, the backlog of a listener</comment>
        <translation>%1; die Warteschlange ist voll: Platz für %2 war verlangt</translation>
    </message>
    <message>
        <source>What would stay</source>
        <comment>if the program dies</comment>
        <translation>Was bliebe</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Who</source>
        <comment>heading: owners of a socket, who is on the other side</comment>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockets</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Listens on</source>
        <comment>heading: addresses that a process listens on</comment>
        <translation>Lauscht auf</translation>
    </message>
    <message>
        <source>Socket options</source>
        <translation>Socket-Optionen</translation>
    </message>
    <message>
        <source>Where</source>
        <comment>heading: unit, container, network namespace</comment>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Unit</source>
        <comment>of systemd</comment>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Control group</source>
        <translation>Kontrollgruppe</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 Byte</translation>
    </message>
</context>
<context>
    <name>SysctlModel</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>depends on the memory</source>
        <translation>hängt vom Speicher ab</translation>
    </message>
    <message>
        <source>At the next start it will be %1: %2 is read after Socklens&apos;s own file.</source>
        <translation>Beim nächsten Start wird es %1 sein: %2 wird nach der Datei von Socklens gelesen.</translation>
    </message>
    <message>
        <source>%1, depends on the memory</source>
        <translation>%1, hängt vom Speicher ab</translation>
    </message>
</context>
<context>
    <name>socklens::ActionLogModel</name>
    <message>
        <source>%1 as administrator</source>
        <translation>%1 als Administrator</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
</context>
<context>
    <name>socklens::BackgroundWatch</name>
    <message>
        <source>%1 has ended</source>
        <translation>%1 hat sich beendet</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n process(es) have ended</source>
        <translation>
            <numerusform>%1: %Ln Prozess hat sich beendet</numerusform>
            <numerusform>%1: %Ln Prozesse haben sich beendet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was killed by %2</source>
        <translation>%1 wurde durch %2 beendet</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n process(es) were killed by %2</source>
        <translation>
            <numerusform>%1: %Ln Prozess wurde durch %2 beendet</numerusform>
            <numerusform>%1: %Ln Prozesse wurden durch %2 beendet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has ended with exit code %2</source>
        <translation>%1 hat sich mit Exit-Code %2 beendet</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n process(es) have ended with exit code %2</source>
        <translation>
            <numerusform>%1: %Ln Prozess hat sich mit Exit-Code %2 beendet</numerusform>
            <numerusform>%1: %Ln Prozesse haben sich mit Exit-Code %2 beendet</numerusform>
        </translation>
    </message>
    <message>
        <source>No leftovers were seen.</source>
        <translation>Es wurden keine Überbleibsel gesehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) were left behind: %1.</source>
        <translation>
            <numerusform>%Ln Socket blieb zurück: %1.</numerusform>
            <numerusform>%Ln Sockets blieben zurück: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need attention</source>
        <comment>a notification</comment>
        <translation>
            <numerusform>%Ln Sache erfordert Aufmerksamkeit</numerusform>
            <numerusform>%Ln Dinge erfordern Aufmerksamkeit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <comment>things that need attention</comment>
        <translation>
            <numerusform>Und %Ln weitere.</numerusform>
            <numerusform>Und %Ln weitere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::BudgetTable</name>
    <message>
        <source>Ports left by destination</source>
        <translation>Übrige Ports nach Ziel</translation>
    </message>
    <message>
        <source>No destination has many ports in use: connections to each of them have nearly the whole range left.</source>
        <translation>Kein Ziel hat viele Ports in Gebrauch: Für Verbindungen zu jedem davon ist fast der ganze Bereich übrig.</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Die ausgewählten Zeilen kopieren</translation>
    </message>
</context>
<context>
    <name>socklens::ColumnMenu</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Choose the columns of the table</source>
        <translation>Die Spalten der Tabelle auswählen</translation>
    </message>
</context>
<context>
    <name>socklens::ComparePage</name>
    <message>
        <source>&amp;Note now</source>
        <translation>&amp;Jetzt merken</translation>
    </message>
    <message>
        <source>Remember the sockets as they are, until the next time</source>
        <translation>Die Sockets merken, wie sie sind, bis zum nächsten Mal</translation>
    </message>
    <message>
        <source>&amp;Open file …</source>
        <translation>&amp;Datei öffnen …</translation>
    </message>
    <message>
        <source>Begin with a snapshot that was saved as CSV or JSON</source>
        <translation>Mit einer Momentaufnahme beginnen, die als CSV oder JSON gespeichert wurde</translation>
    </message>
    <message>
        <source>&amp;Compare with now</source>
        <translation>Mit jetzt &amp;vergleichen</translation>
    </message>
    <message>
        <source>What has changed since</source>
        <translation>Was sich seitdem geändert hat</translation>
    </message>
    <message>
        <source>Compare with fi&amp;le …</source>
        <translation>Mit Da&amp;tei vergleichen …</translation>
    </message>
    <message>
        <source>What a later snapshot, saved as CSV or JSON, has changed</source>
        <translation>Was sich bis zu einer späteren Momentaufnahme geändert hat, die als CSV oder JSON gespeichert wurde</translation>
    </message>
    <message>
        <source>Note the sockets, wait, and look what has changed.</source>
        <translation>Die Sockets merken, warten und nachsehen, was sich geändert hat.</translation>
    </message>
    <message>
        <source>Result of the comparison</source>
        <translation>Ergebnis des Vergleichs</translation>
    </message>
    <message>
        <source>Changes by process and state</source>
        <translation>Änderungen nach Prozess und Zustand</translation>
    </message>
    <message>
        <source>Nothing is compared yet. Choose “Note now”, and after a while “Compare with now”.</source>
        <translation>Noch ist nichts verglichen. „Jetzt merken“ wählen und nach einer Weile „Mit jetzt vergleichen“.</translation>
    </message>
    <message>
        <source>Show:</source>
        <translation>Zeigen:</translation>
    </message>
    <message>
        <source>Sockets that have changed</source>
        <translation>Sockets, die sich geändert haben</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Open a snapshot</source>
        <translation>Momentaufnahme öffnen</translation>
    </message>
    <message>
        <source>Snapshots (*.csv *.json)</source>
        <translation>Momentaufnahmen (*.csv *.json)</translation>
    </message>
    <message>
        <source>Time between: %1.</source>
        <comment>a duration</comment>
        <translation>Dazwischen liegen %1.</translation>
    </message>
    <message>
        <source>The numbers of every process and state are the same.</source>
        <translation>Die Zahlen jedes Prozesses und Zustands sind gleich.</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Die ausgewählten Zeilen kopieren</translation>
    </message>
    <message>
        <source>Show sockets that have appeared</source>
        <translation>Aufgetauchte Sockets zeigen</translation>
    </message>
    <message>
        <source>Show sockets that are gone</source>
        <translation>Verschwundene Sockets zeigen</translation>
    </message>
    <message>
        <source>Show sockets that have changed</source>
        <translation>Geänderte Sockets zeigen</translation>
    </message>
    <message>
        <source>the note of %1</source>
        <comment>a time</comment>
        <translation>dem Stand von %1</translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) noted at %1.</source>
        <comment>a time</comment>
        <translation>
            <numerusform>%Ln Socket gemerkt um %1.</numerusform>
            <numerusform>%Ln Sockets gemerkt um %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) in %1.</source>
        <comment>the name of a file</comment>
        <translation>
            <numerusform>%Ln Socket in %1.</numerusform>
            <numerusform>%Ln Sockets in %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>From %1 to %2: %3 appeared, %4 gone, %5 changed, %6 the same.</source>
        <comment>%1 and %2: the note of 14:02:11, now, or the name of a file</comment>
        <translation>Von %1 bis %2: %3 aufgetaucht, %4 weg, %5 geändert, %6 gleich.</translation>
    </message>
    <message>
        <source>Sa&amp;ve …</source>
        <translation>Spe&amp;ichern …</translation>
    </message>
    <message>
        <source>Write the comparison to a file: CSV, JSON or Markdown</source>
        <translation>Den Vergleich in eine Datei schreiben: CSV, JSON oder Markdown</translation>
    </message>
    <message>
        <source>The socket that is chosen is not there now: the table tells what is known of it.</source>
        <translation>Der gewählte Socket ist jetzt nicht da: Was von ihm bekannt ist, sagt die Tabelle.</translation>
    </message>
    <message>
        <source>The sockets that have changed are listed here.</source>
        <translation>Die Sockets, die sich geändert haben, stehen dann hier.</translation>
    </message>
    <message>
        <source>Wait as long as you like, then choose “Compare with now”.</source>
        <translation>Beliebig lange warten, dann „Mit jetzt vergleichen“ wählen.</translation>
    </message>
    <message>
        <source>No socket has appeared, gone or changed.</source>
        <translation>Kein Socket ist aufgetaucht, verschwunden oder anders geworden.</translation>
    </message>
    <message>
        <source>Nothing of what is ticked here and chosen above has changed.</source>
        <translation>Von dem, was hier angekreuzt und oben gewählt ist, hat sich nichts geändert.</translation>
    </message>
</context>
<context>
    <name>socklens::ComparedSocketsModel</name>
    <message>
        <source>appeared</source>
        <comment>a socket, since the first snapshot</comment>
        <translation>aufgetaucht</translation>
    </message>
    <message>
        <source>gone</source>
        <comment>a socket, since the first snapshot</comment>
        <translation>weg</translation>
    </message>
    <message>
        <source>changed</source>
        <comment>a socket, since the first snapshot</comment>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Gegenseite</translation>
    </message>
    <message>
        <source>State before</source>
        <translation>Zustand vorher</translation>
    </message>
    <message>
        <source>State after</source>
        <translation>Zustand nachher</translation>
    </message>
</context>
<context>
    <name>socklens::ComparisonTotalsModel</name>
    <message>
        <source>no known process</source>
        <translation>kein bekannter Prozess</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Before</source>
        <comment>how many there were</comment>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <comment>how many there are</comment>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>socklens::CountText</name>
    <message>
        <source>%1 %2</source>
        <comment>a count and a state</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 min %2 s ago</source>
        <translation>vor %1 min %2 s</translation>
    </message>
</context>
<context>
    <name>socklens::DesktopNotifications</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>socklens::DetailsDock</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Show &amp;process</source>
        <translation>P&amp;rozess zeigen</translation>
    </message>
    <message>
        <source>Show its &amp;sockets</source>
        <translation>Seine S&amp;ockets zeigen</translation>
    </message>
    <message>
        <source>&amp;Actions …</source>
        <translation>A&amp;ktionen …</translation>
    </message>
    <message>
        <source>What can be done with it: nothing is done without a question</source>
        <translation>Was sich damit tun lässt: Nichts geschieht ohne Rückfrage</translation>
    </message>
    <message>
        <source>Choose a socket or a process in a table, and everything that is known of it is told here.</source>
        <translation>In einer Tabelle einen Socket oder Prozess auswählen: Dann steht hier alles, was darüber bekannt ist.</translation>
    </message>
</context>
<context>
    <name>socklens::DrainAxes</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>−%1 s</source>
        <translation>−%1 s</translation>
    </message>
    <message>
        <source>+%1 s</source>
        <translation>+%1 s</translation>
    </message>
    <message>
        <source>−%1 min</source>
        <translation>−%1 min</translation>
    </message>
    <message>
        <source>+%1 min</source>
        <translation>+%1 min</translation>
    </message>
</context>
<context>
    <name>socklens::DrainChart</name>
    <message>
        <source>How the leftovers drain away</source>
        <translation>Wie die Überbleibsel abfließen</translation>
    </message>
    <message>
        <source>There is nothing to show.</source>
        <translation>Es gibt nichts zu zeigen.</translation>
    </message>
    <message>
        <source>Left now: %1</source>
        <translation>Jetzt übrig: %1</translation>
    </message>
    <message>
        <source>Left %1: %2</source>
        <comment>a time ago and a count</comment>
        <translation>Übrig %1: %2</translation>
    </message>
    <message>
        <source>; %1: %2</source>
        <comment>a time ago and a count</comment>
        <translation>; %1: %2</translation>
    </message>
    <message>
        <source>; %1: %2</source>
        <comment>in some time and a count</comment>
        <translation>; %1: %2</translation>
    </message>
    <message>
        <source>Chosen: %1: %2.</source>
        <translation>Ausgewählt: %1: %2.</translation>
    </message>
    <message>
        <source>at any moment</source>
        <translation>jeden Moment</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation>in %1 s</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation>in %1 min</translation>
    </message>
    <message>
        <source>in %1 min %2 s</source>
        <translation>in %1 min %2 s</translation>
    </message>
    <message>
        <source>Nothing is left over.</source>
        <translation>Nichts ist übrig.</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 übrig</translation>
    </message>
    <message>
        <source>If nothing happens but that timers run out.</source>
        <translation>Wenn nichts geschieht, außer dass Timer ablaufen.</translation>
    </message>
    <message>
        <source>%1: what was left at each time. Lighter, under the dashed line: what will be left if nothing happens but that timers run out.</source>
        <comment>a state</comment>
        <translation>%1: was zu jeder Zeit übrig war. Heller, unter der gestrichelten Linie: was übrig sein wird, wenn nichts geschieht, als dass Timer ablaufen.</translation>
    </message>
</context>
<context>
    <name>socklens::ExportDialog</name>
    <message>
        <source>Export sockets</source>
        <translation>Sockets exportieren</translation>
    </message>
    <message>
        <source>Which sockets</source>
        <translation>Welche Sockets</translation>
    </message>
    <message>
        <source>&amp;All, without filter</source>
        <translation>&amp;Alle, ohne Filter</translation>
    </message>
    <message>
        <source>What the Sockets page &amp;shows</source>
        <translation>Was die Seite „&amp;Sockets“ zeigt</translation>
    </message>
    <message>
        <source>The se&amp;lection</source>
        <translation>Die Auswah&amp;l</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>&amp;CSV, for spreadsheets and scripts</source>
        <translation>&amp;CSV, für Tabellen und Skripte</translation>
    </message>
    <message>
        <source>&amp;JSON, for programs</source>
        <translation>&amp;JSON, für Programme</translation>
    </message>
    <message>
        <source>The se&amp;lection: nothing is selected</source>
        <translation>Die Auswah&amp;l: nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>&amp;Markdown, a table for a ticket</source>
        <translation>&amp;Markdown, eine Tabelle für ein Ticket</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>&amp;Every column</source>
        <translation>J&amp;ede Spalte</translation>
    </message>
    <message>
        <source>As in the &amp;table</source>
        <translation>Wie in der &amp;Tabelle</translation>
    </message>
    <message>
        <source>C&amp;hosen ones:</source>
        <translation>A&amp;usgewählte:</translation>
    </message>
    <message>
        <source>Columns to export</source>
        <translation>Zu exportierende Spalten</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Co&amp;py</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy this text to the clipboard</source>
        <translation>Diesen Text in die Zwischenablage kopieren</translation>
    </message>
    <message>
        <source>Sa&amp;ve …</source>
        <translation>Spe&amp;ichern …</translation>
    </message>
    <message>
        <source>Choose a file for it</source>
        <translation>Eine Datei dafür wählen</translation>
    </message>
    <message>
        <source>P&amp;review: choose at least one column.</source>
        <translation>&amp;Vorschau: mindestens eine Spalte wählen.</translation>
    </message>
    <message numerus="yes">
        <source>P&amp;review: the first %1 of %n socket(s)</source>
        <translation>
            <numerusform>&amp;Vorschau: die ersten %1 von %Ln Socket</numerusform>
            <numerusform>&amp;Vorschau: die ersten %1 von %Ln Sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>P&amp;review: %n socket(s)</source>
        <translation>
            <numerusform>&amp;Vorschau: %Ln Socket</numerusform>
            <numerusform>&amp;Vorschau: %Ln Sockets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::Exporting</name>
    <message numerus="yes">
        <source>%n socket(s) copied to the clipboard.</source>
        <translation>
            <numerusform>%Ln Socket in die Zwischenablage kopiert.</numerusform>
            <numerusform>%Ln Sockets in die Zwischenablage kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>Export %n socket(s)</source>
        <translation>
            <numerusform>%Ln Socket exportieren</numerusform>
            <numerusform>%Ln Sockets exportieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) written to %1.</source>
        <translation>
            <numerusform>%Ln Socket in %1 geschrieben.</numerusform>
            <numerusform>%Ln Sockets in %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Nothing was left behind; choose another place.</source>
        <translation>%1 ließ sich nicht schreiben: %2. Nichts blieb zurück; einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>Vergleich speichern</translation>
    </message>
    <message>
        <source>Nothing was written: a comparison is saved as CSV, JSON or Markdown. Choose a name that ends in .csv, .json or .md.</source>
        <translation>Es wurde nichts geschrieben: Ein Vergleich wird als CSV, JSON oder Markdown gespeichert. Einen Namen wählen, der auf .csv, .json oder .md endet.</translation>
    </message>
    <message>
        <source>The comparison was written to %1.</source>
        <translation>Der Vergleich wurde in %1 geschrieben.</translation>
    </message>
</context>
<context>
    <name>socklens::FilterField</name>
    <message>
        <source>Filter: a word, port:443, state:time-wait, process:nginx and not remote:10.0.0.0/8 …</source>
        <translation>Filter: ein Wort, port:443, state:time-wait, process:nginx and not remote:10.0.0.0/8 …</translation>
    </message>
    <message>
        <source>Words match anywhere. Fields narrow: port:8000-8999, state:listen, pid:42, user:www-data, age&gt;60s.
and, or, not, brackets and quotes work, and so do filters of ss: sport = :443.</source>
        <translation>Wörter werden überall gesucht. Felder grenzen ein: port:8000-8999, state:listen, pid:42, user:www-data, age&gt;60s.
and, or, not, Klammern und Anführungszeichen wirken, ebenso Filter von ss: sport = :443.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>%1 Until then, “%2” stays in force.</source>
        <translation>%1 Bis dahin gilt weiter „%2“.</translation>
    </message>
    <message>
        <source>The filter works on the pages Sockets and Processes</source>
        <translation>Der Filter wirkt auf den Seiten Sockets und Prozesse</translation>
    </message>
    <message>
        <source>The filter narrows the pages Sockets and Processes, not this one.</source>
        <translation>Der Filter engt die Seiten Sockets und Prozesse ein, nicht diese.</translation>
    </message>
</context>
<context>
    <name>socklens::FilterNameDialog</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>Filter speichern</translation>
    </message>
    <message>
        <source>The filter that is saved</source>
        <translation>Der Filter, der gespeichert wird</translation>
    </message>
    <message>
        <source>&amp;Name of the filter:</source>
        <translation>&amp;Name des Filters:</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>Name des Filters</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>Without a name it could not be found again.</source>
        <translation>Ohne Namen ließe er sich nicht wiederfinden.</translation>
    </message>
    <message>
        <source>There is a filter of this name: this one takes its place.</source>
        <translation>Es gibt schon einen Filter dieses Namens: Dieser tritt an seine Stelle.</translation>
    </message>
    <message>
        <source>%1 filters are saved, and there is no room for more. Remove one first.</source>
        <translation>%1 Filter sind gespeichert, und für weitere ist kein Platz. Zuerst einen entfernen.</translation>
    </message>
    <message>
        <source>It will be in the menu at the end of the filter.</source>
        <translation>Er wird im Menü am Ende des Filters stehen.</translation>
    </message>
</context>
<context>
    <name>socklens::FindingCard</name>
    <message>
        <source>Since %1.</source>
        <translation>Seit %1.</translation>
    </message>
    <message>
        <source>Show sockets</source>
        <translation>Sockets zeigen</translation>
    </message>
</context>
<context>
    <name>socklens::FindingsList</name>
    <message>
        <source>Nothing needs attention.</source>
        <translation>Nichts erfordert Aufmerksamkeit.</translation>
    </message>
    <message>
        <source>What needs attention</source>
        <translation>Was Aufmerksamkeit erfordert</translation>
    </message>
    <message>
        <source>%1 more of less weight.</source>
        <translation>%1 weitere von geringerem Gewicht.</translation>
    </message>
</context>
<context>
    <name>socklens::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Text der Hilfe</translation>
    </message>
</context>
<context>
    <name>socklens::HistoryAxes</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>−%1 s</source>
        <translation>−%1 s</translation>
    </message>
    <message>
        <source>−%1 min</source>
        <translation>−%1 min</translation>
    </message>
    <message>
        <source>−%1</source>
        <comment>minutes ago</comment>
        <translation>−%1</translation>
    </message>
</context>
<context>
    <name>socklens::HoverCard</name>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
</context>
<context>
    <name>socklens::Inspection</name>
    <message>
        <source>Socket options</source>
        <translation>Socket-Optionen</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <comment>socket, process, state</comment>
        <translation>%1 von %2, %3</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What it means when the program dies</source>
        <translation>Was sie bedeutet, wenn das Programm stirbt</translation>
    </message>
</context>
<context>
    <name>socklens::IntervalField</name>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>How often to look at the sockets, in seconds</source>
        <translation>Wie oft nach den Sockets gesehen wird, in Sekunden</translation>
    </message>
    <message>
        <source>Interval in seconds</source>
        <translation>Abstand in Sekunden</translation>
    </message>
</context>
<context>
    <name>socklens::LeftoverModel</name>
    <message>
        <source>seen</source>
        <translation>gesehen</translation>
    </message>
    <message>
        <source>traced</source>
        <translation>verfolgt</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>wahrscheinlich</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>any moment</source>
        <translation>jeden Moment</translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation>nie von selbst</translation>
    </message>
    <message>
        <source>Former owner</source>
        <translation>Früherer Besitzer</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Remote address</source>
        <translation>Gegenadresse</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Wie er endete</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Zustände</translation>
    </message>
    <message>
        <source>Last gone in</source>
        <translation>Letzter weg in</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Wie sicher</translation>
    </message>
    <message>
        <source>Whose these sockets were, or what they have in common</source>
        <translation>Wem diese Sockets gehörten oder was sie gemeinsam haben</translation>
    </message>
    <message>
        <source>Whether the program still runs, or how and when it ended</source>
        <translation>Ob das Programm noch läuft, oder wie und wann es endete</translation>
    </message>
    <message>
        <source>How many sockets are left</source>
        <translation>Wie viele Sockets übrig sind</translation>
    </message>
    <message>
        <source>In which states they are</source>
        <translation>In welchen Zuständen sie sind</translation>
    </message>
    <message>
        <source>When the last one is gone if nobody does anything</source>
        <translation>Wann der letzte weg ist, wenn niemand etwas tut</translation>
    </message>
    <message>
        <source>How sure it is whose they were: seen in its hands, traced when it closed them, likely by address or port, or unknown</source>
        <translation>Wie sicher ist, wem sie gehörten: in seinen Händen gesehen, beim Schließen verfolgt, nach Adresse oder Port wahrscheinlich, oder unbekannt</translation>
    </message>
</context>
<context>
    <name>socklens::LeftoversPage</name>
    <message>
        <source>Keep &amp;watching in the background</source>
        <translation>Im &amp;Hintergrund weiter beobachten</translation>
    </message>
    <message>
        <source>Closing the window then leaves Socklens running, and it tells you when a program crashes and what it left behind.</source>
        <translation>Wird das Fenster geschlossen, läuft Socklens dann weiter und meldet, wenn ein Programm abstürzt und was es hinterlassen hat.</translation>
    </message>
    <message>
        <source>How many sockets are left over</source>
        <translation>Wie viele Sockets übrig sind</translation>
    </message>
    <message>
        <source>by former owner</source>
        <translation>nach früherem Besitzer</translation>
    </message>
    <message>
        <source>by state</source>
        <translation>nach Zustand</translation>
    </message>
    <message>
        <source>by remote address</source>
        <translation>nach Gegenadresse</translation>
    </message>
    <message>
        <source>How to group the leftovers</source>
        <translation>Wie die Überbleibsel gruppiert werden</translation>
    </message>
    <message>
        <source>&amp;Group:</source>
        <translation>&amp;Gruppieren:</translation>
    </message>
    <message>
        <source>Groups of leftovers</source>
        <translation>Gruppen von Überbleibseln</translation>
    </message>
    <message>
        <source>The selected group</source>
        <translation>Die ausgewählte Gruppe</translation>
    </message>
    <message>
        <source>What to know about it</source>
        <translation>Was darüber zu wissen ist</translation>
    </message>
    <message>
        <source>&amp;Show the sockets</source>
        <translation>&amp;Sockets zeigen</translation>
    </message>
    <message>
        <source>&amp;Release …</source>
        <translation>&amp;Freigeben …</translation>
    </message>
    <message>
        <source>Looking at the sockets for the first time …</source>
        <translation>Erster Blick auf die Sockets …</translation>
    </message>
    <message>
        <source>Nothing is left over.

When a program ends or crashes, what it leaves behind is listed here, with its name and the time when it will be gone.</source>
        <translation>Nichts ist übrig.

Wenn ein Programm endet oder abstürzt, steht hier, was es hinterlässt, mit seinem Namen und der Zeit, wann es weg sein wird.</translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s) left over; %1.</source>
        <translation>
            <numerusform>%Ln Socket übrig; %1.</numerusform>
            <numerusform>%Ln Sockets übrig; %1.</numerusform>
        </translation>
    </message>
    <message>
        <source> The %1 largest groups are shown.</source>
        <translation> Die %1 größten Gruppen werden gezeigt.</translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%Ln übrig</numerusform>
            <numerusform>%Ln übrig</numerusform>
        </translation>
    </message>
    <message>
        <source>End these sockets now, after a question that says how many.</source>
        <translation>Diese Sockets jetzt beenden, nach einer Rückfrage, die sagt, wie viele es sind.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Release %n socket(s) …</source>
        <translation>
            <numerusform>%Ln Socket &amp;freigeben …</numerusform>
            <numerusform>%Ln Sockets &amp;freigeben …</numerusform>
        </translation>
    </message>
    <message>
        <source>What could not be seen</source>
        <translation>Was sich nicht sehen ließ</translation>
    </message>
</context>
<context>
    <name>socklens::LogPage</name>
    <message>
        <source>Everything that was done from this window. What is done with administrator rights is in the system&apos;s log too (journalctl -t socklens-agent), or where there is none (no /dev/log), in /var/log/socklens/actions.log.</source>
        <translation>Alles, was aus diesem Fenster heraus getan wurde. Was mit Administratorrechten geschieht, steht auch im Protokoll des Systems (journalctl -t socklens-agent) oder, wo es keines gibt (kein /dev/log), in /var/log/socklens/actions.log.</translation>
    </message>
    <message>
        <source>Nothing was done yet. Signals, closed connections, released leftovers and changed settings are listed here with their results.</source>
        <translation>Noch wurde nichts getan. Signale, geschlossene Verbindungen, freigegebene Überbleibsel und geänderte Einstellungen stehen hier mit ihren Ergebnissen.</translation>
    </message>
    <message>
        <source>Log of actions</source>
        <translation>Logbuch der Aktionen</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Die ausgewählten Zeilen kopieren</translation>
    </message>
</context>
<context>
    <name>socklens::MainWindow</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop looking at the sockets, or go on</source>
        <translation>Nicht mehr nach den Sockets sehen, oder weitermachen</translation>
    </message>
    <message>
        <source>every</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Jetzt nachsehen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Is anything wrong?</source>
        <translation>Stimmt etwas nicht?</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockets</translation>
    </message>
    <message>
        <source>What is every socket doing?</source>
        <translation>Was tut jeder Socket?</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Who holds what?</source>
        <translation>Wer hält was?</translation>
    </message>
    <message>
        <source>Leftovers</source>
        <translation>Überbleibsel</translation>
    </message>
    <message>
        <source>What did the dead leave, and when is it gone?</source>
        <translation>Was haben die Toten hinterlassen, und wann ist es weg?</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Why can a port not be bound?</source>
        <translation>Warum lässt sich ein Port nicht binden?</translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>What may I change?</source>
        <translation>Was lässt sich ändern?</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Logbuch</translation>
    </message>
    <message>
        <source>What was done?</source>
        <translation>Was wurde getan?</translation>
    </message>
    <message>
        <source>The process with the pid %1 is not there any more.</source>
        <translation>Den Prozess mit der pid %1 gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Save the sockets as CSV, JSON or Markdown, or copy them</source>
        <translation>Die Sockets als CSV, JSON oder Markdown speichern oder kopieren</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Socklens</source>
        <translation>&amp;Über Socklens</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>What has changed?</source>
        <translation>Was hat sich geändert?</translation>
    </message>
    <message>
        <source>Everything about the selected socket or process</source>
        <translation>Alles über den ausgewählten Socket oder Prozess</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>Save this filter, or pick a saved one</source>
        <translation>Diesen Filter speichern oder einen gespeicherten wählen</translation>
    </message>
    <message>
        <source>Settings, keyboard shortcuts, help, and more</source>
        <translation>Einstellungen, Tastenkürzel, Hilfe und mehr</translation>
    </message>
    <message>
        <source>&amp;Settings …</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>There is no socket that could be exported.</source>
        <translation>Es gibt keinen Socket, der exportiert werden könnte.</translation>
    </message>
</context>
<context>
    <name>socklens::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>socklens::OverviewPage</name>
    <message>
        <source>no process</source>
        <translation>kein Prozess</translation>
    </message>
    <message>
        <source>owner unknown</source>
        <translation>Besitzer unbekannt</translation>
    </message>
    <message>
        <source>%1 new and %2 gone per second</source>
        <translation>%1 neu und %2 weg pro Sekunde</translation>
    </message>
    <message>
        <source>Sockets that come and go</source>
        <translation>Sockets, die kommen und gehen</translation>
    </message>
    <message>
        <source>States over time</source>
        <translation>Zustände im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Processes with most sockets</source>
        <translation>Prozesse mit den meisten Sockets</translation>
    </message>
    <message>
        <source>TCP and UDP sockets by state</source>
        <translation>TCP- und UDP-Sockets nach Zustand</translation>
    </message>
    <message>
        <source>Processes with most TCP and UDP sockets</source>
        <translation>Prozesse mit den meisten TCP- und UDP-Sockets</translation>
    </message>
</context>
<context>
    <name>socklens::PictureSaving</name>
    <message>
        <source>PNG, for everywhere (*.png)</source>
        <translation>PNG, für überall (*.png)</translation>
    </message>
    <message>
        <source>SVG, sharp at any size (*.svg)</source>
        <translation>SVG, scharf in jeder Größe (*.svg)</translation>
    </message>
    <message>
        <source>Save chart as picture</source>
        <translation>Diagramm als Bild speichern</translation>
    </message>
    <message>
        <source>Nothing was written: a picture is a PNG or an SVG. Choose a name that ends in .png or .svg.</source>
        <translation>Nichts wurde geschrieben: Ein Bild ist ein PNG oder ein SVG. Einen Namen wählen, der auf .png oder .svg endet.</translation>
    </message>
    <message>
        <source>The picture was written to %1.</source>
        <translation>Das Bild wurde nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Nothing was left behind; choose another place.</source>
        <translation>%1 ließ sich nicht schreiben: %2. Nichts blieb zurück; einen anderen Ort wählen.</translation>
    </message>
</context>
<context>
    <name>socklens::PortBlockerModel</name>
    <message>
        <source>Whether bind() succeeds in spite of it if the new socket has SO_REUSEADDR; without, it fails</source>
        <translation>Ob bind() trotz ihm gelingt, wenn der neue Socket SO_REUSEADDR hat; ohne scheitert es</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Gegenseite</translation>
    </message>
    <message>
        <source>SO_REUSEADDR helps</source>
        <translation>SO_REUSEADDR hilft</translation>
    </message>
    <message>
        <source>Gone in</source>
        <translation>Weg in</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>socklens::PortBudgetModel</name>
    <message>
        <source>0/s</source>
        <translation>0/s</translation>
    </message>
    <message>
        <source>−%1/s</source>
        <translation>−%1/s</translation>
    </message>
    <message>
        <source>+%1/s</source>
        <translation>+%1/s</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>not in sight</source>
        <translation>nicht in Sicht</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation>in %1 s</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>%1 ports of the range that are not reserved; %2 are bound, and so taken from every destination.</source>
        <translation>%1 Ports des Bereichs, die nicht reserviert sind; %2 sind gebunden und damit für jedes Ziel belegt.</translation>
    </message>
    <message>
        <source>%1 are in TIME_WAIT and can be taken over (tcp_tw_reuse): they count as left.</source>
        <translation>%1 sind in TIME_WAIT und können übernommen werden (tcp_tw_reuse): Sie zählen als übrig.</translation>
    </message>
    <message>
        <source>Ports taken in a second, without those that are given back at once. Each comes back when its connection has ended and its TIME_WAIT is over.</source>
        <translation>In einer Sekunde belegte Ports, ohne die, die sofort zurückgegeben werden. Jeder kommt zurück, wenn seine Verbindung beendet und ihr TIME_WAIT vorbei ist.</translation>
    </message>
    <message>
        <source>When connect() to this destination fails with EADDRNOTAVAIL, if it goes on like this. The timers of what is in TIME_WAIT are counted in.</source>
        <translation>Wann connect() zu diesem Ziel mit EADDRNOTAVAIL scheitert, wenn es so weitergeht. Die Timer dessen, was in TIME_WAIT ist, sind eingerechnet.</translation>
    </message>
    <message>
        <source>Held by this process: %1. Left by connections that are over: %2.</source>
        <translation>Von diesem Prozess gehalten: %1. Von Verbindungen hinterlassen, die vorbei sind: %2.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Zu</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Zustände</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Exhausted</source>
        <translation>Erschöpft</translation>
    </message>
    <message>
        <source>Most are held by</source>
        <translation>Die meisten hält</translation>
    </message>
    <message>
        <source>%1, %2 reusable</source>
        <comment>ports in use, of these in TIME_WAIT</comment>
        <translation>%1, davon %2 übernehmbar</translation>
    </message>
</context>
<context>
    <name>socklens::PortDoctorView</name>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Sockets in the way</source>
        <translation>Sockets im Weg</translation>
    </message>
    <message>
        <source>No socket is in the way.</source>
        <translation>Kein Socket ist im Weg.</translation>
    </message>
    <message>
        <source>Type a port above to see who has it, who is in the way of a program that wants it, when it is free by itself, and what helps.

“Try to bind” asks the kernel itself: its socket never listens, and is closed at once.</source>
        <translation>Oben einen Port eingeben, um zu sehen, wer ihn hat, wer einem Programm im Weg ist, das ihn will, wann er von selbst frei ist und was hilft.

„Binden versuchen“ fragt den Kernel selbst: Der Socket dafür lauscht nie und wird sofort geschlossen.</translation>
    </message>
    <message>
        <source>The sockets of this port have changed since it was tried: try again to be sure.</source>
        <translation>Die Sockets dieses Ports haben sich seit dem Versuch geändert: Noch einmal versuchen, um sicher zu sein.</translation>
    </message>
    <message>
        <source>%1 sockets are in the way; the worst %2 are listed.</source>
        <translation>%1 Sockets sind im Weg; die schlimmsten %2 sind aufgeführt.</translation>
    </message>
</context>
<context>
    <name>socklens::PortQuestionLine</name>
    <message>
        <source>&amp;Try to bind</source>
        <translation>&amp;Binden versuchen</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>1 to 65535</source>
        <translation>1 bis 65535</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Of which address the port is wanted: choose one, or type one</source>
        <translation>An welcher Adresse der Port gewünscht ist: eine auswählen oder eingeben</translation>
    </message>
    <message>
        <source>Asks the kernel with two sockets, with and without SO_REUSEADDR. They never listen, and are closed at once.</source>
        <translation>Fragt den Kernel mit zwei Sockets, mit und ohne SO_REUSEADDR. Sie lauschen nie und werden sofort geschlossen.</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>“%1” is not a port: type a number from 1 to 65535.</source>
        <translation>„%1“ ist kein Port: eine Zahl von 1 bis 65535 eingeben.</translation>
    </message>
    <message>
        <source>“%1” is not an IP address: type one such as 127.0.0.1 or ::1, or choose one.</source>
        <translation>„%1“ ist keine IP-Adresse: eine wie 127.0.0.1 oder ::1 eingeben oder eine auswählen.</translation>
    </message>
    <message>
        <source>every address (:: and 0.0.0.0)</source>
        <translation>jede Adresse (:: und 0.0.0.0)</translation>
    </message>
    <message>
        <source>every address of IPv4 (0.0.0.0)</source>
        <translation>jede IPv4-Adresse (0.0.0.0)</translation>
    </message>
</context>
<context>
    <name>socklens::PortVerdict</name>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>About the verdict</source>
        <translation>Zum Urteil</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>bind()</source>
        <translation>bind()</translation>
    </message>
    <message>
        <source>bind() with SO_REUSEADDR</source>
        <translation>bind() mit SO_REUSEADDR</translation>
    </message>
    <message>
        <source>Free by itself</source>
        <translation>Von selbst frei</translation>
    </message>
    <message>
        <source>succeeds</source>
        <translation>gelingt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>fails: %1</source>
        <translation>scheitert: %1</translation>
    </message>
    <message>
        <source>%1 · tried at %2</source>
        <translation>%1 · versucht um %2</translation>
    </message>
    <message>
        <source>%1 · predicted</source>
        <translation>%1 · vorhergesagt</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>when, why</comment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>socklens::PortsPage</name>
    <message>
        <source>Ports that outgoing connections have taken, by destination</source>
        <translation>Von ausgehenden Verbindungen belegte Ports, nach Ziel</translation>
    </message>
</context>
<context>
    <name>socklens::ProcessBarsChart</name>
    <message>
        <source>Processes with most sockets</source>
        <translation>Prozesse mit den meisten Sockets</translation>
    </message>
    <message>
        <source>No process that you may see holds a TCP or UDP socket.</source>
        <translation>Kein sichtbarer Prozess hält einen TCP- oder UDP-Socket.</translation>
    </message>
    <message>
        <source>Waiting for the first sample: then this shows which processes hold most sockets.</source>
        <translation>Warten auf die erste Messung: Dann steht hier, welche Prozesse die meisten Sockets halten.</translation>
    </message>
    <message>
        <source>%1, process %2</source>
        <translation>%1, Prozess %2</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>who, number of sockets, which states</comment>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>Click: show its %1 sockets</source>
        <comment>a state</comment>
        <translation>Klick: seine Sockets zeigen (%1)</translation>
    </message>
    <message>
        <source>Click: show its sockets</source>
        <translation>Klick: seine Sockets zeigen</translation>
    </message>
</context>
<context>
    <name>socklens::ProcessModel</name>
    <message>
        <source>Owner unknown</source>
        <translation>Besitzer unbekannt</translation>
    </message>
    <message>
        <source>Owners were not looked for</source>
        <translation>Nach Besitzern wurde nicht gesucht</translation>
    </message>
    <message>
        <source>%1 without a name</source>
        <translation>%1 ohne Namen</translation>
    </message>
    <message>
        <source>Shared by %1</source>
        <translation>Geteilt von %1</translation>
    </message>
    <message>
        <source>No process</source>
        <comment>that holds these sockets</comment>
        <translation>Kein Prozess</translation>
    </message>
    <message>
        <source>UNIX only</source>
        <comment>sockets</comment>
        <translation>nur UNIX</translation>
    </message>
</context>
<context>
    <name>socklens::ProcessesPage</name>
    <message>
        <source>Number of processes shown</source>
        <translation>Zahl der gezeigten Prozesse</translation>
    </message>
    <message>
        <source>Processes and their sockets</source>
        <translation>Prozesse und ihre Sockets</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n process(es) with sockets</source>
        <translation>
            <numerusform>%L1 von %Ln Prozess mit Sockets</numerusform>
            <numerusform>%L1 von %Ln Prozessen mit Sockets</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the sockets for the first time …</source>
        <translation>Erster Blick auf die Sockets …</translation>
    </message>
    <message>
        <source>No process holds a socket that matches the filter.</source>
        <translation>Kein Prozess hält einen Socket, auf den der Filter passt.</translation>
    </message>
    <message>
        <source>The tree is in this column: it is always the first.</source>
        <translation>In dieser Spalte ist der Baum: Sie ist immer die erste.</translation>
    </message>
    <message>
        <source>No process holds these sockets any more, or none has accepted them yet: the kernel keeps them. Open the row and choose one of them, and it is told of here.</source>
        <translation>Kein Prozess hält diese Sockets mehr, oder noch keiner hat sie angenommen: Der Kernel hält sie. Die Zeile aufklappen und einen von ihnen wählen, dann steht hier, was es von ihm zu sagen gibt.</translation>
    </message>
    <message>
        <source>No visible process holds these sockets: they belong to other users, or to processes outside of this container. Open the row and choose one of them, and it is told of here.</source>
        <translation>Kein sichtbarer Prozess hält diese Sockets: Sie gehören anderen Benutzern oder Prozessen außerhalb dieses Containers. Die Zeile aufklappen und einen von ihnen wählen, dann steht hier, was es von ihm zu sagen gibt.</translation>
    </message>
    <message>
        <source>Nobody has looked for the processes that hold these sockets. Open the row and choose one of them, and it is told of here.</source>
        <translation>Nach den Prozessen, die diese Sockets halten, hat niemand gesehen. Die Zeile aufklappen und einen von ihnen wählen, dann steht hier, was es von ihm zu sagen gibt.</translation>
    </message>
</context>
<context>
    <name>socklens::ProtocolBoxes</name>
    <message>
        <source>Show or hide %1 sockets</source>
        <translation>%1-Sockets zeigen oder ausblenden</translation>
    </message>
    <message>
        <source>Show %1 sockets</source>
        <translation>%1-Sockets zeigen</translation>
    </message>
</context>
<context>
    <name>socklens::ReleaseDialog</name>
    <message>
        <source>The &amp;selected ones</source>
        <translation>Die &amp;ausgewählten</translation>
    </message>
    <message>
        <source>All of the same local &amp;ports</source>
        <translation>Alle an denselben lokalen &amp;Ports</translation>
    </message>
    <message>
        <source>All of local &amp;port %1</source>
        <translation>Alle am lokalen &amp;Port %1</translation>
    </message>
    <message>
        <source>All to the same remote addresses and p&amp;orts</source>
        <translation>Alle zu denselben Gegenadressen und -p&amp;orts</translation>
    </message>
    <message>
        <source>All to rem&amp;ote %1</source>
        <translation>Alle z&amp;ur Gegenseite %1</translation>
    </message>
    <message>
        <source>All of the same remote &amp;addresses</source>
        <translation>Alle mit denselben Gegenad&amp;ressen</translation>
    </message>
    <message>
        <source>All of remote &amp;address %1</source>
        <translation>Alle mit der Gegenad&amp;resse %1</translation>
    </message>
    <message>
        <source>All at the ports that %1 listens on</source>
        <translation>Alle an den Ports, an denen %1 lauscht</translation>
    </message>
    <message>
        <source>Release leftovers</source>
        <translation>Überbleibsel freigeben</translation>
    </message>
    <message>
        <source>Which leftovers</source>
        <translation>Welche Überbleibsel</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Release %n socket(s)</source>
        <translation>
            <numerusform>%Ln Socket &amp;freigeben</numerusform>
            <numerusform>%Ln Sockets &amp;freigeben</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Everything here that no process holds any more</source>
        <translation>&amp;Alles hier, was kein Prozess mehr hält</translation>
    </message>
</context>
<context>
    <name>socklens::RemedyList</name>
    <message>
        <source>What helps</source>
        <translation>Was hilft</translation>
    </message>
    <message>
        <source>There is nothing to be done.</source>
        <translation>Es gibt nichts zu tun.</translation>
    </message>
</context>
<context>
    <name>socklens::SavedFiltersButton</name>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Save this filter …</source>
        <translation>Diesen Filter &amp;speichern …</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>No filter is saved yet</source>
        <translation>Noch ist kein Filter gespeichert</translation>
    </message>
    <message>
        <source>There is no filter: type one first.</source>
        <translation>Es gibt keinen Filter: Zuerst einen eingeben.</translation>
    </message>
    <message>
        <source>There is a mistake in the filter: %1</source>
        <translation>Im Filter ist ein Fehler: %1</translation>
    </message>
</context>
<context>
    <name>socklens::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Look at the sockets every:</source>
        <comment>in front of a number of seconds</comment>
        <translation>&amp;Nach den Sockets sehen alle:</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <comment>the colours</comment>
        <translation>Wie die Arbeitsumgebung</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>the colours</comment>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>the colours</comment>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Farben:</translation>
    </message>
    <message>
        <source>In the background</source>
        <translation>Im Hintergrund</translation>
    </message>
    <message>
        <source>Show an &amp;icon in the panel</source>
        <translation>Ein &amp;Symbol in der Leiste zeigen</translation>
    </message>
    <message>
        <source>It says how many things need attention. Closing the window then only hides it; Ctrl+Q and the menu of the icon quit.</source>
        <translation>Es sagt, wie vieles Aufmerksamkeit erfordert. Das Fenster zu schließen verbirgt es dann nur; Strg+Q und das Menü des Symbols beenden.</translation>
    </message>
    <message>
        <source>This desktop has no place for such icons. Some, such as GNOME, get one by an extension (AppIndicator).</source>
        <translation>Diese Arbeitsumgebung hat keinen Platz für solche Symbole. Manche, etwa GNOME, bekommen einen durch eine Erweiterung (AppIndicator).</translation>
    </message>
    <message>
        <source>&amp;Start with the desktop</source>
        <translation>&amp;Mit der Arbeitsumgebung starten</translation>
    </message>
    <message>
        <source>It starts hidden in the panel.</source>
        <translation>Es startet verborgen in der Leiste.</translation>
    </message>
    <message>
        <source>It starts with its window.</source>
        <translation>Es startet mit seinem Fenster.</translation>
    </message>
    <message>
        <source>Notify me while the window is not in front</source>
        <translation>Benachrichtigen, während das Fenster nicht vorn ist</translation>
    </message>
</context>
<context>
    <name>socklens::ShortcutSheet</name>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a list of pages</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was es bewirkt</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>socklens::SocketActor</name>
    <message numerus="yes">
        <source>%1 of %n socket(s) so far …</source>
        <translation>
            <numerusform>%L1 von %Ln Socket bisher …</numerusform>
            <numerusform>%L1 von %Ln Sockets bisher …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::SocketMenu</name>
    <message>
        <source>No process is known that holds this.</source>
        <translation>Es ist kein Prozess bekannt, der dies hält.</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Show &amp;process</source>
        <translation>&amp;Prozess zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>C&amp;ell</source>
        <translation>&amp;Zelle</translation>
    </message>
    <message>
        <source>&amp;Rows</source>
        <translation>Z&amp;eilen</translation>
    </message>
    <message>
        <source>Rows as CS&amp;V</source>
        <translation>Zeilen als CS&amp;V</translation>
    </message>
    <message>
        <source>Rows as filter for &amp;ss</source>
        <translation>Zeilen als Filter für &amp;ss</translation>
    </message>
    <message>
        <source>C&amp;lose gracefully (FIN) …</source>
        <translation>&amp;Ordentlich schließen (FIN) …</translation>
    </message>
    <message>
        <source>&amp;Abort (RST) …</source>
        <translation>K&amp;appen (RST) …</translation>
    </message>
    <message>
        <source>&amp;Release leftovers …</source>
        <translation>Überbleibsel &amp;freigeben …</translation>
    </message>
    <message>
        <source>&amp;Terminate owner …</source>
        <translation>Besitzer &amp;beenden …</translation>
    </message>
    <message>
        <source>&amp;Kill owner …</source>
        <translation>Besitzer er&amp;zwungen beenden …</translation>
    </message>
    <message>
        <source>&amp;Other signal</source>
        <translation>Anderes &amp;Signal</translation>
    </message>
    <message>
        <source>SIGHUP: read the settings again, or hang up …</source>
        <translation>SIGHUP: Einstellungen neu lesen oder auflegen …</translation>
    </message>
    <message>
        <source>SIGINT: interrupt, as Ctrl+C does …</source>
        <translation>SIGINT: unterbrechen, wie Strg+C es tut …</translation>
    </message>
    <message>
        <source>SIGQUIT: end with a core dump …</source>
        <translation>SIGQUIT: mit Speicherabzug beenden …</translation>
    </message>
    <message>
        <source>SIGSTOP: freeze …</source>
        <translation>SIGSTOP: einfrieren …</translation>
    </message>
    <message>
        <source>SIGCONT: go on …</source>
        <translation>SIGCONT: weiterlaufen …</translation>
    </message>
    <message>
        <source>SIGUSR1: as the program defines it …</source>
        <translation>SIGUSR1: wie das Programm es festlegt …</translation>
    </message>
    <message>
        <source>SIGUSR2: as the program defines it …</source>
        <translation>SIGUSR2: wie das Programm es festlegt …</translation>
    </message>
    <message>
        <source>Tell me when it &amp;dies</source>
        <translation>Melden, wenn er en&amp;det</translation>
    </message>
    <message>
        <source>&amp;Inspect socket options</source>
        <translation>Socket-Op&amp;tionen ansehen</translation>
    </message>
    <message>
        <source>TIME_&amp;WAIT settings …</source>
        <translation>Einstellungen zu TIME_&amp;WAIT …</translation>
    </message>
    <message numerus="yes">
        <source>Tell me when any of %n owner(s) &amp;dies</source>
        <translation>
            <numerusform>Melden, wenn %Ln Besitzer en&amp;det</numerusform>
            <numerusform>Melden, wenn einer von %Ln Besitzern en&amp;det</numerusform>
        </translation>
    </message>
    <message>
        <source>Tell me when %1 &amp;dies</source>
        <translation>Melden, wenn %1 en&amp;det</translation>
    </message>
    <message>
        <source>Nothing is told while Socklens is paused.</source>
        <translation>Solange Socklens angehalten ist, wird nichts gemeldet.</translation>
    </message>
    <message>
        <source>&amp;Filter by %1</source>
        <translation>Nach %1 fi&amp;ltern</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Besitzer</translation>
    </message>
    <message numerus="yes">
        <source>%n owner(s)</source>
        <translation>
            <numerusform>%Ln Besitzer</numerusform>
            <numerusform>%Ln Besitzer</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Terminate %1 …</source>
        <translation>%1 &amp;beenden …</translation>
    </message>
    <message>
        <source>&amp;Kill %1 …</source>
        <translation>%1 er&amp;zwungen beenden …</translation>
    </message>
</context>
<context>
    <name>socklens::SocketsPage</name>
    <message>
        <source>Number of sockets shown</source>
        <translation>Zahl der gezeigten Sockets</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockets</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n socket(s)</source>
        <translation>
            <numerusform>%L1 von %Ln Socket</numerusform>
            <numerusform>%L1 von %Ln Sockets</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the sockets for the first time …</source>
        <translation>Erster Blick auf die Sockets …</translation>
    </message>
    <message>
        <source>There are no sockets in this network namespace.</source>
        <translation>In diesem Netzwerk-Namensraum gibt es keine Sockets.</translation>
    </message>
    <message>
        <source>Mark changes</source>
        <translation>Änderungen markieren</translation>
    </message>
    <message>
        <source>Mark rows for two seconds when their socket is new, has changed its state, or is gone</source>
        <translation>Zeilen zwei Sekunden lang markieren, wenn ihr Socket neu ist, seinen Zustand geändert hat oder weg ist</translation>
    </message>
    <message>
        <source>Key to the marks</source>
        <translation>Legende der Markierungen</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Show host and service names</source>
        <translation>Namen von Rechnern und Diensten zeigen</translation>
    </message>
    <message>
        <source>All namespaces</source>
        <translation>Alle Namensräume</translation>
    </message>
    <message>
        <source>Show the sockets of all network namespaces</source>
        <translation>Die Sockets aller Netzwerk-Namensräume zeigen</translation>
    </message>
    <message>
        <source>Show the sockets of all network namespaces: of containers, of “ip netns”, and of services with a private
network. Without administrator rights, those whose processes may be looked into. What is chosen for
such a socket is done in its own namespace.</source>
        <translation>Die Sockets aller Netzwerk-Namensräume zeigen: von Containern, von „ip netns“ und von Diensten mit eigenem
Netz. Ohne Administratorrechte die, in deren Prozesse gesehen werden darf. Was für einen solchen Socket gewählt
wird, geschieht in seinem eigenen Namensraum.</translation>
    </message>
    <message>
        <source>There are sockets only of protocols that are not ticked. To see them, tick above: %1.</source>
        <comment>UNIX; or TCP, UDP</comment>
        <translation>Es gibt nur Sockets von Protokollen, die nicht angekreuzt sind. Um sie zu sehen, oben ankreuzen: %1.</translation>
    </message>
    <message>
        <source>No socket is in the view “%1”. Choose “%2” to see all.</source>
        <comment>names of views</comment>
        <translation>In der Ansicht „%1“ ist kein Socket. „%2“ wählen, um alle zu sehen.</translation>
    </message>
    <message>
        <source>No socket in the view “%1” matches the filter. Clear it, or choose “%2”.</source>
        <comment>names of views</comment>
        <translation>In der Ansicht „%1“ passt kein Socket zum Filter. Ihn leeren oder „%2“ wählen.</translation>
    </message>
    <message>
        <source>No socket matches the filter. Clear it to see all.</source>
        <translation>Kein Socket passt zum Filter. Ihn leeren, um alle zu sehen.</translation>
    </message>
    <message>
        <source>There are no sockets in any network namespace that can be looked into.</source>
        <translation>In keinem Netzwerk-Namensraum, in den gesehen werden kann, gibt es Sockets.</translation>
    </message>
    <message>
        <source>Show names of hosts and services in place of their numbers: here, on the pages Processes and
Leftovers, and, before the numbers, in the details. For that, the name service of this computer is
asked about every address in sight. Filter, order and export keep the numbers.</source>
        <translation>Namen von Rechnern und Diensten anstelle ihrer Nummern zeigen: hier, auf den Seiten Prozesse und
Überbleibsel und, vor den Nummern, in den Details. Dafür wird der Namensdienst dieses Rechners nach
jeder sichtbaren Adresse gefragt. Filter, Reihenfolge und Export behalten die Nummern.</translation>
    </message>
</context>
<context>
    <name>socklens::StateHistoryChart</name>
    <message>
        <source>Sockets by state over time</source>
        <translation>Sockets nach Zustand im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Waiting for the first samples: then this shows how many TCP and UDP sockets are in which state, and how that changes.</source>
        <translation>Warten auf die ersten Messungen: Dann steht hier, wie viele TCP- und UDP-Sockets in welchem Zustand sind und wie sich das ändert.</translation>
    </message>
    <message>
        <source>TCP and UDP sockets now: %1 (%2)</source>
        <translation>TCP- und UDP-Sockets jetzt: %1 (%2)</translation>
    </message>
    <message>
        <source>TCP and UDP sockets now: none</source>
        <translation>TCP- und UDP-Sockets jetzt: keine</translation>
    </message>
    <message>
        <source>; %1: %2</source>
        <comment>a time ago and a count</comment>
        <translation>; %1: %2</translation>
    </message>
    <message>
        <source>At %1: %2 (%3).</source>
        <translation>Um %1: %2 (%3).</translation>
    </message>
    <message>
        <source>Nothing was sampled at this time.</source>
        <translation>Zu dieser Zeit wurde nichts gemessen.</translation>
    </message>
</context>
<context>
    <name>socklens::StateLegend</name>
    <message>
        <source>Key to the states</source>
        <translation>Legende der Zustände</translation>
    </message>
</context>
<context>
    <name>socklens::StatesBar</name>
    <message>
        <source>Sockets by state</source>
        <translation>Sockets nach Zustand</translation>
    </message>
</context>
<context>
    <name>socklens::StatusLine</name>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Number of sockets</source>
        <translation>Zahl der Sockets</translation>
    </message>
    <message>
        <source>Last sample</source>
        <translation>Letzte Messung</translation>
    </message>
    <message>
        <source>Unknown owners</source>
        <translation>Unbekannte Besitzer</translation>
    </message>
    <message>
        <source>What could not be read</source>
        <translation>Was sich nicht lesen ließ</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>Looking at the sockets for the first time …</source>
        <translation>Erster Blick auf die Sockets …</translation>
    </message>
    <message>
        <source>Sampled at %1 in %2 ms</source>
        <translation>Gemessen um %1 in %2 ms</translation>
    </message>
    <message>
        <source>%1, every %2 s to spare the processor</source>
        <translation>%1, alle %2 s, um den Prozessor zu schonen</translation>
    </message>
    <message numerus="yes">
        <source>%n socket(s)</source>
        <translation>
            <numerusform>%Ln Socket</numerusform>
            <numerusform>%Ln Sockets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n owner(s) unknown</source>
        <translation>
            <numerusform>%Ln Besitzer unbekannt</numerusform>
            <numerusform>%Ln Besitzer unbekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These sockets are held by processes whose descriptors this user may not read (%n process(es)). “sudo %1 snapshot” shows their owners.</source>
        <translation>
            <numerusform>Diese Sockets halten Prozesse, deren Deskriptoren dieser Benutzer nicht lesen darf (%Ln Prozess). „sudo %1 snapshot“ zeigt ihre Besitzer.</numerusform>
            <numerusform>Diese Sockets halten Prozesse, deren Deskriptoren dieser Benutzer nicht lesen darf (%Ln Prozesse). „sudo %1 snapshot“ zeigt ihre Besitzer.</numerusform>
        </translation>
    </message>
    <message>
        <source>No process that holds these sockets was found: they are held outside of this container or inside the kernel, or were closed while Socklens was looking.</source>
        <translation>Es wurde kein Prozess gefunden, der diese Sockets hält: Sie werden außerhalb dieses Containers oder im Kernel gehalten oder wurden geschlossen, während Socklens hinsah.</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%Ln Hinweis</numerusform>
            <numerusform>%Ln Hinweise</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>socklens::StoryRow</name>
    <message>
        <source>Show this process</source>
        <translation>Diesen Prozess zeigen</translation>
    </message>
    <message>
        <source>Show this socket</source>
        <translation>Diesen Socket zeigen</translation>
    </message>
    <message>
        <source>Show %1</source>
        <comment>a process or a socket</comment>
        <translation>%1 zeigen</translation>
    </message>
</context>
<context>
    <name>socklens::StoryView</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>What this is about</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What that means</source>
        <translation>Was das bedeutet</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>socklens::SysctlChanger</name>
    <message>
        <source>This setting belongs to the whole machine: every program and every container is concerned.</source>
        <translation>Diese Einstellung gilt für den ganzen Rechner: Jedes Programm und jeder Container ist betroffen.</translation>
    </message>
    <message>
        <source>It would be set again at every start of the machine.</source>
        <translation>Sie würde bei jedem Start des Rechners wieder gesetzt.</translation>
    </message>
    <message>
        <source>Set %1 to %2?</source>
        <translation>%1 auf %2 setzen?</translation>
    </message>
    <message>
        <source>Now it is %1.

%2</source>
        <translation>Jetzt ist es %1.

%2</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>%1: from %2 back to %3</source>
        <translation>%1: von %2 zurück auf %3</translation>
    </message>
    <message>
        <source>%1: no longer kept</source>
        <translation>%1: nicht mehr behalten</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… und %Ln weitere.</numerusform>
            <numerusform>… und %Ln weitere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %n change(s) of settings?</source>
        <translation>
            <numerusform>%Ln Änderung an Einstellungen zurücknehmen?</numerusform>
            <numerusform>%Ln Änderungen an Einstellungen zurücknehmen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
</context>
<context>
    <name>socklens::SysctlModel</name>
    <message>
        <source>varies</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>nicht hier</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>not the default</source>
        <translation>nicht üblich</translation>
    </message>
    <message>
        <source>kept in vain</source>
        <translation>vergeblich behalten</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Usual default</source>
        <translation>Üblicher Wert</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Gilt für</translation>
    </message>
</context>
<context>
    <name>socklens::SysctlPanel</name>
    <message>
        <source>What it does not do</source>
        <translation>Was es nicht bewirkt</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Usual default</source>
        <translation>Üblicher Wert</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Nimmt an</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Gilt für</translation>
    </message>
    <message>
        <source>Before Socklens</source>
        <translation>Vor Socklens</translation>
    </message>
    <message>
        <source>Next start</source>
        <translation>Nächster Start</translation>
    </message>
    <message>
        <source>&amp;Keep after restart</source>
        <translation>Nach Neustart &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Zurücknehmen</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was es bewirkt</translation>
    </message>
    <message>
        <source>About the new value</source>
        <translation>Zum neuen Wert</translation>
    </message>
    <message>
        <source>New &amp;value</source>
        <translation>Neuer &amp;Wert</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>Neuer Wert</translation>
    </message>
    <message>
        <source>Back to what it was before Socklens changed it, and no longer kept</source>
        <translation>Zurück zu dem, was es war, bevor Socklens es geändert hat, und nicht mehr behalten</translation>
    </message>
    <message>
        <source>not changed</source>
        <translation>nicht geändert</translation>
    </message>
    <message>
        <source>set to %1 again</source>
        <translation>wieder auf %1 gesetzt</translation>
    </message>
    <message>
        <source>not set by Socklens</source>
        <translation>nicht von Socklens gesetzt</translation>
    </message>
    <message>
        <source>Set this value again at every start of the machine</source>
        <translation>Diesen Wert bei jedem Start des Rechners wieder setzen</translation>
    </message>
</context>
<context>
    <name>socklens::TrayIcon</name>
    <message>
        <source>Paused: this is as it was.</source>
        <comment>findings in the tool tip of the panel</comment>
        <translation>Angehalten: So war es.</translation>
    </message>
    <message>
        <source>Nothing needs attention.</source>
        <translation>Nichts erfordert Aufmerksamkeit.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need attention.</source>
        <translation>
            <numerusform>%Ln Sache erfordert Aufmerksamkeit.</numerusform>
            <numerusform>%Ln Dinge erfordern Aufmerksamkeit.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Hide the window</source>
        <translation>Das Fenster ver&amp;bergen</translation>
    </message>
    <message>
        <source>&amp;Show the window</source>
        <translation>Das Fenster &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <comment>looking at the sockets</comment>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <comment>looking at the sockets</comment>
        <translation>&amp;Anhalten</translation>
    </message>
</context>
<context>
    <name>socklens::TuningPage</name>
    <message>
        <source>Undo a&amp;ll …</source>
        <translation>A&amp;lles zurücknehmen …</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>&amp;Neu lesen</translation>
    </message>
    <message>
        <source>Kernel settings</source>
        <translation>Einstellungen des Kernels</translation>
    </message>
    <message>
        <source>Everything back to what it was before Socklens changed it</source>
        <translation>Alles zurück zu dem, was es war, bevor Socklens es geändert hat</translation>
    </message>
</context>
<context>
    <name>socklens::Unlocking</name>
    <message>
        <source>The owners of some sockets stay unknown.</source>
        <translation>Die Besitzer einiger Sockets bleiben unbekannt.</translation>
    </message>
    <message>
        <source>Sockets of others cannot be aborted or released, and settings not be changed.</source>
        <translation>Sockets anderer lassen sich nicht kappen oder freigeben, und Einstellungen nicht ändern.</translation>
    </message>
    <message>
        <source>Processes of other users cannot be ended.</source>
        <translation>Prozesse anderer Benutzer lassen sich nicht beenden.</translation>
    </message>
    <message>
        <source>Its agent can gain no further rights (no_new_privs).</source>
        <translation>Sein Agent kann keine weiteren Rechte erlangen (no_new_privs).</translation>
    </message>
    <message>
        <source>Its agent could gain further rights: no_new_privs could not be had.</source>
        <translation>Sein Agent könnte weitere Rechte erlangen: no_new_privs war nicht zu bekommen.</translation>
    </message>
    <message>
        <source>It is confined to the system calls that it needs (seccomp).</source>
        <translation>Er ist auf die Systemaufrufe beschränkt, die er braucht (seccomp).</translation>
    </message>
    <message>
        <source>It is not confined to the system calls that it needs: seccomp could not be had.</source>
        <translation>Er ist nicht auf die Systemaufrufe beschränkt, die er braucht: seccomp war nicht zu bekommen.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Ask for administrator rights: to see the owners of all sockets, and to close, abort and release any of them (%1)</source>
        <translation>Nach Administratorrechten fragen: um die Besitzer aller Sockets zu sehen und jeden davon zu schließen, zu kappen und freizugeben (%1)</translation>
    </message>
    <message>
        <source>Unlocking …</source>
        <translation>Entsperren …</translation>
    </message>
    <message>
        <source>Waiting for the answer to the question for administrator rights</source>
        <translation>Warten auf die Antwort auf die Frage nach Administratorrechten</translation>
    </message>
    <message>
        <source>Administrator rights were given: the owners of all sockets are visible, and all actions are possible.</source>
        <translation>Administratorrechte wurden gewährt: Die Besitzer aller Sockets sind sichtbar, und alle Aktionen sind möglich.</translation>
    </message>
    <message>
        <source>Administrator rights were given, but not all of them: %1</source>
        <translation>Administratorrechte wurden gewährt, aber nicht alle: %1</translation>
    </message>
    <message>
        <source>The administrator rights were given back: Socklens goes on with your own. “Unlock” asks for them again.</source>
        <translation>Die Administratorrechte wurden zurückgegeben: Socklens arbeitet mit den eigenen weiter. „Entsperren“ fragt wieder nach ihnen.</translation>
    </message>
    <message>
        <source>Lock</source>
        <comment>an action: give the administrator rights back</comment>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Locking …</source>
        <translation>Sperren …</translation>
    </message>
    <message>
        <source>Waiting until that is done which was begun with administrator rights; then they are given back</source>
        <translation>Warten, bis fertig ist, was mit Administratorrechten begonnen wurde; dann werden sie zurückgegeben</translation>
    </message>
    <message>
        <source>Socklens works with administrator rights. Give them back, and go on with your own (%1)</source>
        <translation>Socklens arbeitet mit Administratorrechten. Sie zurückgeben und mit den eigenen weiterarbeiten (%1)</translation>
    </message>
</context>
<context>
    <name>socklens::ViewButtons</name>
    <message>
        <source>Ready-made views</source>
        <translation>Fertige Ansichten</translation>
    </message>
</context>
</TS>
