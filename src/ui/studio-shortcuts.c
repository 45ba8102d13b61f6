/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-shortcuts.h"

#include "studio-keymap.h"

#include <glib/gi18n-lib.h>

/* So many keys may stand in one column; each section has two at the most, and so one page. */
#define MAX_HEIGHT 18

static const struct
{
  const char *name;
  const char *title;
  StudioActionGroup first;
  StudioActionGroup last;
} sections[] = {
  { "general", N_ ("General"), STUDIO_ACTION_GROUP_GENERAL, STUDIO_ACTION_GROUP_VIEW },
  { "prompt", N_ ("Prompt"), STUDIO_ACTION_GROUP_EDITING, STUDIO_ACTION_GROUP_EDITING },
  { "image", N_ ("Image"), STUDIO_ACTION_GROUP_IMAGE, STUDIO_ACTION_GROUP_USE },
  { "copy", N_ ("Copy"), STUDIO_ACTION_GROUP_COPY, STUDIO_ACTION_GROUP_COPY },
  { "gallery", N_ ("Gallery"), STUDIO_ACTION_GROUP_GALLERY, STUDIO_ACTION_GROUP_ORDER },
  { "several", N_ ("Several Images"), STUDIO_ACTION_GROUP_COMPARISON, STUDIO_ACTION_GROUP_CULL },
  { "queue", N_ ("Queue and Lineage"), STUDIO_ACTION_GROUP_QUEUE, STUDIO_ACTION_GROUP_LINEAGE },
};

static void
append_group (GString *ui, StudioActionGroup group, StudioKeymap *keymap)
{
  gsize n_actions = 0;
  const StudioAction *actions = studio_action_table_get (&n_actions);
  g_autofree char *head = g_markup_printf_escaped (
      "<child><object class='GtkShortcutsGroup'><property name='title'>%s</property>",
      _ (studio_action_group_get_title (group)));

  g_string_append (ui, head);
  for (gsize i = 0; i < n_actions; i++)
    {
      if (actions[i].group != group)
        continue;
      g_autofree char *entry = g_markup_printf_escaped (
          "<child><object class='GtkShortcutsShortcut'><property name='title'>%s</property>"
          "<property name='accelerator'>%s</property></object></child>",
          _ (actions[i].title),
          studio_keymap_get_keys (keymap, &actions[i]));
      g_string_append (ui, entry);
    }
  g_string_append (ui, "</object></child>");
}

/* GtkShortcutsWindow has functions that newer versions deprecate and a form of GtkBuilder that all
 * have, so that form is written. */
static char *
write_ui (StudioKeymap *keymap)
{
  GString *ui = g_string_new ("<interface><object class='GtkShortcutsWindow' id='shortcuts'>"
                              "<property name='modal'>True</property>");

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autofree char *head = g_markup_printf_escaped (
          "<child><object class='GtkShortcutsSection'>"
          "<property name='section-name'>%s</property><property name='title'>%s</property>"
          "<property name='max-height'>%d</property>",
          sections[i].name,
          _ (sections[i].title),
          MAX_HEIGHT);
      g_string_append (ui, head);
      for (guint group = sections[i].first; group <= sections[i].last; group++)
        append_group (ui, (StudioActionGroup) group, keymap);
      g_string_append (ui, "</object></child>");
    }
  g_string_append (ui, "</object></interface>");
  return g_string_free (ui, FALSE);
}

/**
 * studio_shortcuts_new:
 * @parent: the window that it belongs to
 *
 * Returns: (transfer none): a window, not shown yet, with all the keys; GTK owns it
 */
GtkWindow *
studio_shortcuts_new (GtkWindow *parent)
{
  g_autofree char *ui = write_ui (studio_keymap_find (GTK_WIDGET (parent)));
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (ui, -1);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_set_destroy_with_parent (window, TRUE);
  return window;
}
