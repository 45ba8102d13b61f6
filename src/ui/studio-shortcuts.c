/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-shortcuts.h"

#include "studio-keymap.h"
#include "studio-turns.h"

#include <glib/gi18n-lib.h>

/* So many keys may stand in one column; each section has two at the most, and so one page. */
#define MAX_HEIGHT 18

#define PLACE_KEY "studio-shortcuts-place"

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
 * have, so that form is written, of one section for a window that is there. */
static char *
write_section (guint place, StudioKeymap *keymap)
{
  GString *ui = g_string_new (
      "<interface><template class='GtkShortcutsWindow' parent='GtkWindow'>");
  g_autofree char *head = g_markup_printf_escaped (
      "<child><object class='GtkShortcutsSection'>"
      "<property name='section-name'>%s</property><property name='title'>%s</property>"
      "<property name='max-height'>%d</property>",
      sections[place].name,
      _ (sections[place].title),
      MAX_HEIGHT);

  g_string_append (ui, head);
  for (guint group = sections[place].first; group <= sections[place].last; group++)
    append_group (ui, (StudioActionGroup) group, keymap);
  g_string_append (ui, "</object></child></template></interface>");
  return g_string_free (ui, FALSE);
}

static gboolean
add_section (GtkWidget *window)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (window)));
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (window), PLACE_KEY));
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autofree char *ui = write_section (place, studio_keymap_find (parent));
  g_autoptr (GError) error = NULL;

  if (!gtk_builder_extend_with_template (
          builder, G_OBJECT (window), GTK_TYPE_SHORTCUTS_WINDOW, ui, -1, &error))
    g_error ("%s", error->message);
  g_object_set_data (G_OBJECT (window), PLACE_KEY, GUINT_TO_POINTER (place + 1));
  return place + 1 < G_N_ELEMENTS (sections);
}

/**
 * studio_shortcuts_new:
 * @parent: the window that it belongs to
 *
 * Makes the window; its sections come in turns of the main loop to come, before it is presented by
 * studio_present().
 *
 * Returns: (transfer none): a window, not shown yet, with all the keys; GTK owns it
 */
GtkWindow *
studio_shortcuts_new (GtkWindow *parent)
{
  GtkWindow *window = g_object_new (GTK_TYPE_SHORTCUTS_WINDOW,
                                    "modal",
                                    TRUE,
                                    "transient-for",
                                    parent,
                                    "destroy-with-parent",
                                    TRUE,
                                    NULL);

  studio_turns_add (GTK_WIDGET (window), add_section);
  return window;
}
