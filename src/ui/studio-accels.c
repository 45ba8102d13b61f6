/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-accels.h"

#include "studio-action-table.h"
#include "studio-keymap.h"

static void
keymap_changed_cb (GtkApplication *application, StudioKeymap *keymap)
{
  gsize n_actions = 0;
  const StudioAction *actions = studio_action_table_get (&n_actions);

  for (gsize i = 0; i < n_actions; i++)
    {
      g_auto (GStrv) keys = g_strsplit (studio_keymap_get_keys (keymap, &actions[i]), " ", -1);
      g_autofree char *on_image = NULL;
      if (actions[i].action == NULL || actions[i].place > STUDIO_ACTION_ON_IMAGE)
        continue;
      if (actions[i].place == STUDIO_ACTION_ON_IMAGE)
        on_image = g_strdup_printf ("win.on-image('%s')", actions[i].action);
      gtk_application_set_accels_for_action (
          application, on_image == NULL ? actions[i].action : on_image, (const char *const *) keys);
    }
}

/**
 * studio_accels_install:
 * @application: the application
 * @settings: where the person's keys are kept
 *
 * Gives the keys to the actions that have them wherever the focus is, and others as soon as the
 * person wants them; widgets have more of their own.
 */
void
studio_accels_install (GtkApplication *application, GSettings *settings)
{
  g_autoptr (StudioKeymap) keymap = studio_keymap_new (settings);

  studio_keymap_attach (keymap, G_OBJECT (application));
  g_signal_connect_object (
      keymap, "changed", G_CALLBACK (keymap_changed_cb), application, G_CONNECT_SWAPPED);
  keymap_changed_cb (application, keymap);
}
