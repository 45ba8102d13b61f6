# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Ultra Studio developers
"""What a screen reader would stumble over on one screen."""

import collections
import re

import studio_driver
from gi.repository import Atspi

Role, State = Atspi.Role, Atspi.StateType

# GTK 4.8 gives a widget without a name that of its class.
CLASS_NAME = re.compile(r"^(Gtk|Adw|Studio)[A-Z]\w*$")
# It also reads a button with a mnemonic as its label with the underscore, then without.
MNEMONIC = re.compile(r"^(?P<marked>.*_.*) (?P<plain>.*)$", re.DOTALL)
NO_NAME = (
    ("an icon", re.compile(r"-symbolic$|^[a-z]+(-[a-z]+)+$")),
    ("a path", re.compile(r"^/[\w.]+/|^(file|resource):/")),
    ("markup", re.compile(r"</?(b|i|u|tt|span|small|big|a|sub|sup)\b[^<]*>|&(amp|lt|gt|quot|#\d+);")),
)
# Nothing that a person works with is one of these.
NO_ROLE = {Role.FILLER, Role.UNKNOWN, Role.INVALID, Role.PANEL, Role.REDUNDANT_OBJECT,
           Role.SECTION}
IMAGES = {Role.IMAGE, Role.ICON, Role.CANVAS}
# What stands alone for those in it: two rows may each have a button of the same name. The pages of a
# stack, of which GTK 4.8 tells all, each have theirs.
STACK_PAGE = "GtkStackPage"
PLACES = {Role.LIST_ITEM, Role.TABLE_CELL, Role.TABLE_ROW, Role.GROUPING, Role.TOOL_BAR, Role.FORM,
          Role.LIST, Role.LIST_BOX, Role.TABLE, Role.FRAME, Role.DIALOG, Role.WINDOW, Role.MENU,
          Role.PAGE_TAB_LIST, Role.POPUP_MENU}
# Rows of a list and cells of a grid of GTK: only GTK 4.12 lets their names be set
# (gtk_list_item_set_accessible_label); before, it is what is in them that is named.
LIST_ITEMS = {Role.LIST_ITEM, Role.TABLE_CELL}
# Parts of a row that libadwaita makes and gives nobody to name: the list of a group, the list
# behind a choice, the pencil of an entry, the arrow of a row that unfolds.
PARTS_OF_ROWS = {"GtkListView", "GtkImage", "GtkListItemWidget"}
MENU_ITEMS = {Role.MENU_ITEM, Role.CHECK_MENU_ITEM, Role.RADIO_MENU_ITEM}
# A window that libadwaita makes; GTK's own, of the shortcuts, is not even named.
NOT_OURS = ("About",)
# What is done by a press; labels have actions, too, of their own menus.
PRESSES = {"click", "activate", "toggle", "press"}


def has_size(accessible):
    component = accessible.get_component_iface()
    if component is None:
        return True
    box = component.get_extents(Atspi.CoordType.WINDOW)
    return box.width > 0 and box.height > 0


class Node:
    """One of them, asked once."""

    def __init__(self, accessible, parent):
        self.parent = parent
        self.role = accessible.get_role()
        self.role_name = accessible.get_role_name()
        self.name = (accessible.get_name() or "").strip()
        self.description = (accessible.get_description() or "").strip()
        states = accessible.get_state_set()
        self.focusable = states.contains(State.FOCUSABLE)
        self.sensitive = states.contains(State.SENSITIVE)
        # A label has the actions of its menu.
        action = None if self.role == Role.LABEL else accessible.get_action_iface()
        self.actions = () if action is None else tuple(
            action.get_action_name(index) for index in range(action.get_n_actions()))
        # By a title, though that may be empty: of a status page, or of a group of rows.
        self.labelled = self.name in ("", "GtkListBox") and bool(accessible.get_relation_set())
        # On a page of a stack that was never shown nothing has a size.
        self.laid_out = not (self.interactive or self.role in IMAGES) or has_size(accessible)
        self.children = []
        if parent is not None:
            parent.children.append(self)

    @property
    def pressable(self):
        return bool(PRESSES.intersection(self.actions))

    @property
    def interactive(self):
        return self.focusable or self.pressable

    @property
    def named(self):
        return bool(self.name) and not CLASS_NAME.match(self.name)

    @property
    def plain_name(self):
        match = MNEMONIC.match(self.name)
        if match and match["marked"].replace("_", "") == match["plain"]:
            return match["plain"]
        return self.name

    @property
    def descendants(self):
        for child in self.children:
            yield child
            yield from child.descendants

    @property
    def ancestors(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def __str__(self):
        place = next((each for each in self.ancestors if each.named), self.parent)
        where = "" if place is None else f" in {place.role_name} “{place.name}”"
        return f"{self.role_name} “{self.name}”{where}"


def read(root):
    """The window on top, at one time: what goes meanwhile makes the next try."""
    return studio_driver.wait_for("the whole tree", lambda: read_once(root))


def read_once(root):
    nodes = []
    windows = [root.get_child_at_index(index) for index in range(root.get_child_count())]
    on_top = [window for window in windows if window.get_state_set().contains(State.VISIBLE)
              and window.get_name() and not CLASS_NAME.match(window.get_name())
              and not window.get_name().startswith(NOT_OURS)]

    def go(accessible, parent, depth):
        node = Node(accessible, parent)
        nodes.append(node)
        if depth > 60:
            return
        for index in range(accessible.get_child_count()):
            child = accessible.get_child_at_index(index)
            if child is not None and child.get_state_set().contains(State.VISIBLE):
                go(child, node, depth + 1)

    # The window itself is told of first, what it opened behind it.
    go(on_top[-1], None, 0)
    return nodes


def is_list_item(node):
    return node.role in LIST_ITEMS or node.name == "GtkListItemWidget"


def is_inside_libadwaita(node):
    """The scrolled window of an AdwStatusPage or AdwPreferencesPage, which cannot be reached to be
    named: nothing but the page's own parts is in it, and the page itself has a name. Of a row, the
    parts that it makes, as the lists of one that unfolds."""
    if node.role == Role.SCROLL_PANE:
        return is_status_page(node.parent) or is_menu(node)
    if node.name == "GtkListBox":
        return node.labelled or any(each.role == Role.LIST_ITEM for each in node.ancestors)
    return node.name in PARTS_OF_ROWS and any(is_row(each) for each in node.ancestors)


def is_status_page(node):
    """One that is empty in a group without a title has labels without words."""
    return node.role == Role.PANEL and (node.named or node.labelled)


def is_menu(node):
    """GTK makes a menu of a scrolled window with a stack."""
    return any(each.role in MENU_ITEMS for each in node.descendants)


def is_row(node):
    return node.role in (Role.LIST_ITEM, Role.LIST, Role.LIST_BOX, Role.COMBO_BOX)


def find_nameless(nodes):
    for node in nodes:
        if node.interactive and node.laid_out and not node.named and not is_inside_libadwaita(node):
            if is_list_item(node) and any(each.named for each in node.descendants):
                continue
            yield f"no name: {node}"


def find_bad_names(nodes):
    for node in nodes:
        for what, pattern in NO_NAME:
            if node.interactive and pattern.search(node.name):
                yield f"the name is {what}: {node}"


def find_bad_roles(nodes):
    for node in nodes:
        if node.interactive and node.role in NO_ROLE:
            yield f"no role for what one can work with: {node}"


def find_alike(nodes):
    """Those in one place with the same role, name and description."""
    alike = collections.Counter()
    for node in nodes:
        if not node.interactive or not node.named or is_list_item(node) and not node.named:
            continue
        # A menu button is a group of the same name.
        if node.parent is not None and (node.parent.name, node.parent.role) == (node.name,
                                                                                node.role):
            continue
        place = next((each for each in node.ancestors
                      if each.role in PLACES or each.name == STACK_PAGE
                      or each.named and each.role != node.role), None)
        alike[(id(place), node.role_name, node.plain_name, node.description)] += 1
    for (_, role, name, _), count in alike.items():
        if count > 1:
            yield f"{count} that nobody can tell apart: {role} “{name}”"


def find_nameless_images(nodes):
    """A picture on a button or beside a word is no more than that."""
    for node in nodes:
        if node.role in IMAGES and node.laid_out and not node.named \
                and not any(each.named and each.role not in (Role.FRAME, Role.APPLICATION)
                            for each in node.ancestors):
            yield f"an image without a name: {node}"


CHECKS = (find_nameless, find_bad_names, find_bad_roles, find_alike, find_nameless_images)


def find_all(nodes):
    return [finding for check in CHECKS for finding in check(nodes)]
