"""The main jobs, done without eyes and without a mouse. Each ends with what the kernel or the file says, not the window.

    walk.py PROGRAM [JOB …]     within tests/walk/run, which makes everything around it private
"""

import csv
import os
import signal
import subprocess
import sys

from reader import Program, Role, State, children, focused, is_state, nameless, press, rows, texts, wait, write

PORT = 5543
PAGES = ["Overview", "Sockets", "Processes", "Leftovers", "Ports", "Tuning", "Log", "Compare"]
FIN_TIMEOUT = "/proc/sys/net/ipv4/tcp_fin_timeout"

LISTENER = f"""
import signal, socket, sys
signal.signal(signal.SIGTERM, signal.SIG_DFL)
listening = socket.create_server(("127.0.0.1", {PORT}))
print("ready", flush=True)
signal.pause()
"""


def begin_listener():
    process = subprocess.Popen([sys.executable, "-c", LISTENER], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    return process


def filter_for(window, text):
    press("ctrl+f")
    wait("the filter has the focus", lambda: has_focus(window, "Filter"))
    write(text)


def has_focus(window, name):
    return any(node.get_name().startswith(name) for node in focused(window.root))


def every_page_can_be_announced(window):
    for number, page in enumerate(PAGES, start=1):
        press(f"ctrl+{number}")
        wait(f"{page} is chosen", lambda page=page: page in chosen_page(window))
        found = nameless(window.root)
        assert not found, f"On {page}, without a name: {found}"


def chosen_page(window):
    pages = window.find(Role.LIST, "Pages")
    return [entry.get_name() for entry in children(pages) if is_state(entry, State.SELECTED)]


def charts_say_what_is_there_now(window):
    press("ctrl+1")
    chart = window.find(Role.CHART, "States over time")
    listener = begin_listener()
    wait("the chart tells of the listener", lambda: "1 LISTEN" in described(chart))
    listener.terminate()
    listener.wait()
    wait("the chart tells that it is gone", lambda: "1 LISTEN" not in described(chart))


def described(node):
    node.clear_cache()
    return node.get_description()


def a_listener_is_found_and_ended(window):
    listener = begin_listener()
    press("ctrl+2")
    filter_for(window, f"port:{PORT}")
    table = window.find(Role.TABLE, "Sockets")
    wait("the listener alone is shown", lambda: [row["State"] for row in rows(table)] == ["LISTEN"])
    [row] = rows(table)
    assert row["PID"] == str(listener.pid), row
    assert row["Process"].startswith("python3"), row

    press("Return")
    menu = window.menu("shift+F10")
    names = [entry.get_name() for entry in children(menu)]
    terminate = next(name for name in names if name.startswith("Terminate"))
    while not any(is_state(entry, State.FOCUSED) and entry.get_name() == terminate for entry in children(menu)):
        press("Down")
    press("Return")

    question = window.dialog()
    said = texts(question)
    assert str(listener.pid) in said and "SIGTERM" in said, said
    assert ["Cancel"] == [node.get_name() for node in focused(question)], "Cancel is what Enter does"
    window.tab_to("Terminate")
    press("Return")
    assert listener.wait(30) == -signal.SIGTERM
    wait("the listener is gone from the table", lambda: not rows(table))
    wait("it is told", lambda: f"(pid {listener.pid}) has ended" in texts(window.root))
    press("ctrl+f", "ctrl+a", "Delete")


def sockets_are_exported(window):
    listener = begin_listener()
    press("ctrl+2")
    filter_for(window, f"port:{PORT}")
    table = window.find(Role.TABLE, "Sockets")
    wait("the listener alone is shown", lambda: len(rows(table)) == 1)
    press("ctrl+e")
    dialog = window.dialog()
    assert not nameless(dialog), nameless(dialog)
    press("alt+v")
    wait("it is asked where to", lambda: has_focus(window, "File name"))
    file = os.path.join(os.environ["HOME"], "seen.csv")
    press("ctrl+a")
    write(file)
    press("Return")
    wait("the file is there", lambda: os.path.exists(file))
    with open(file, newline="") as opened:
        [row] = csv.DictReader(opened)
    assert (row["state"], row["local_port"], row["pid"]) == ("LISTEN", str(PORT), str(listener.pid)), row
    press("ctrl+f", "ctrl+a", "Delete")
    listener.terminate()
    listener.wait()


def fin_timeout():
    with open(FIN_TIMEOUT) as file:
        return file.read().strip()


def a_setting_is_changed_and_undone(window):
    before = fin_timeout()
    press("ctrl+6")
    window.tab_to("Search settings")
    write("tcp_fin_timeout")
    press("Tab", "Home")
    name = window.find(Role.LABEL, "Setting:")
    wait("the setting is explained", lambda: press("Down") or "tcp_fin_timeout" in texts(name))
    window.tab_to("New value")
    press("ctrl+a")
    write("25")
    press("Return")
    wait("the kernel has the new value", lambda: fin_timeout() == "25")
    window.tab_to("Undo")
    press("space")
    wait("the kernel has the old value", lambda: fin_timeout() == before)


JOBS = (
    every_page_can_be_announced,
    charts_say_what_is_there_now,
    a_listener_is_found_and_ended,
    sockets_are_exported,
    a_setting_is_changed_and_undone,
)


def main():
    program, *wanted = sys.argv[1:]
    with Program(program) as window:
        for job in JOBS:
            if wanted and job.__name__ not in wanted:
                continue
            job(window)
            print(f"walk: {job.__name__.replace('_', ' ')}", flush=True)


if __name__ == "__main__":
    main()
