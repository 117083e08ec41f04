"""What a screen reader is told of a window (AT-SPI), and a keyboard (xdotool). Names are what is looked for: Qt exports
no other identity. Objects come and go, so everything is looked for until it is there."""

import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

Role = Atspi.Role
State = Atspi.StateType
TABLES = (Role.TABLE, Role.TREE_TABLE, Role.TREE)
PATIENCE = 30.0


class NotSo(AssertionError):
    pass


class Vanished(Exception):
    """It went while it was looked at: to be looked at again."""


def wait(what, condition):
    """Until the condition holds; what it answered."""
    end = time.monotonic() + PATIENCE
    while True:
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(False)
        try:
            answer = condition()
            if answer:
                return answer
        except (GLib.Error, Vanished):
            pass
        if time.monotonic() > end:
            raise NotSo(f"{what}: not so after {PATIENCE:.0f} s")
        time.sleep(0.05)


def press(*keys):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)


def write(text):
    subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "2", text], check=True)


def children(node):
    node.clear_cache()
    return [child for child in (node.get_child_at_index(at) for at in range(node.get_child_count())) if child]


def is_state(node, *states):
    present = node.get_state_set()
    return all(present.contains(state) for state in states)


def everything(node):
    """The node and all below it, but for the cells of tables. What was heard of it before may be out of date."""
    node.clear_cache()
    yield node
    if node.get_role() not in TABLES:
        for child in children(node):
            yield from everything(child)


def find(root, role, name):
    """What is shown, by role and the beginning of its name."""
    for node in everything(root):
        if node.get_role() == role and node.get_name().startswith(name) and is_state(node, State.SHOWING):
            return node
    return None


def rows(table):
    cells = table.get_table_iface()
    columns = [cells.get_column_description(column) for column in range(cells.get_n_columns())]

    def text(row, column):
        cell = cells.get_accessible_at(row, column)
        if cell is None:
            raise Vanished
        return cell.get_name()

    return [
        {title: text(row, column) for column, title in enumerate(columns)} for row in range(cells.get_n_rows())
    ]


def texts(root):
    """All that is to be read there, one text behind the other."""
    found = []
    for node in everything(root):
        if not is_state(node, State.SHOWING):
            continue
        text = node.get_text_iface()
        said = Atspi.Text.get_text(text, 0, -1) if text else ""
        found += [word for word in (node.get_name(), node.get_description(), said) if word]
    return "\n".join(found)


def nameless(root):
    """What takes the focus and cannot be announced."""
    return [
        f"{node.get_role_name()} in {node.get_parent().get_role_name()} “{node.get_parent().get_name()}”"
        for node in everything(root)
        if is_state(node, State.FOCUSABLE, State.SHOWING) and not node.get_name()
    ]


def focused(root):
    """What the keys go to; the current entry of a list says so too, though another widget has them."""
    return [node for node in everything(root) if is_state(node, State.FOCUSED, State.SHOWING)]


class Program:
    """The program under test, as the bus shows it. Ends with the block."""

    def __init__(self, *command):
        self._process = subprocess.Popen(command)
        self._menus = []
        self._focused = []
        self._listeners = [Atspi.EventListener.new(heard) for heard in (self._shown, self._took_focus)]
        self._listeners[0].register("object:state-changed:showing")
        self._listeners[1].register("object:state-changed:focused")

    def _shown(self, event):
        try:
            if event.detail1 and event.source.get_role() == Role.POPUP_MENU:
                self._menus.append(event.source)
        except GLib.Error:
            pass

    def _took_focus(self, event):
        try:
            if event.detail1:
                self._focused.append(event.source.get_name())
        except GLib.Error:
            pass

    def tab_to(self, name):
        """Along with Tab, as a screen reader announces it, as far as it goes round."""
        for _ in range(60):
            self._focused.clear()
            press("Tab")
            wait("Tab leads somewhere", lambda: self._focused)
            if self._focused[-1].startswith(name):
                return
        raise NotSo(f"Tab does not lead to “{name}”")

    @property
    def root(self):
        desktop = Atspi.get_desktop(0)
        return next((one for one in children(desktop) if one.get_process_id() == self._process.pid), None)

    def windows(self):
        return children(self.root)

    def find(self, role, name):
        return wait(f"there is a {role.value_nick} “{name}”", lambda: find(self.root, role, name))

    def dialog(self):
        """The window in front of the others."""
        return wait(
            "a dialog is there",
            lambda: next(
                (one for one in self.windows() if one.get_role() in (Role.DIALOG, Role.ALERT) and is_state(one, State.SHOWING)),
                None,
            ),
        )

    def menu(self, *keys):
        """What opens with these keys. Menus are not in the tree, they are announced."""
        self._menus.clear()
        press(*keys)
        opened = wait("a menu opens", lambda: self._menus and self._menus[-1])
        wait("the menu has entries", lambda: children(opened))
        return opened

    def __enter__(self):
        wait("the window is there", lambda: self.root and find(self.root, Role.FRAME, ""))
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait()
