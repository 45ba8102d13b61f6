/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-viewer-private.h"

#include "studio-key-follower.h"

#include <glib/gi18n-lib.h>

static void
invite (GtkWidget *page, StudioKeymap *keymap)
{
  const StudioAction *generate = studio_action_table_find ("win.generate");
  g_autofree char *key = studio_keymap_dup_label (keymap, generate);
  g_autofree char *named = NULL;
  const char *words = _ ("Write a prompt and press Ctrl+Enter.");

  if (*key == '\0')
    words = _ ("Write a prompt and choose Generate.");
  else if (!g_str_equal (studio_keymap_get_keys (keymap, generate), generate->keys))
    {
      /* Translators: a key, as Ctrl+G */
      named = g_markup_printf_escaped (_ ("Write a prompt and press %s."), key);
      words = named;
    }
  adw_status_page_set_description (ADW_STATUS_PAGE (page), words);
}

/**
 * studio_viewer_follow_keys:
 * @self: the viewer, once it has its children
 *
 * Shows the keys of its window, in tooltips and in the invitation to write a prompt.
 */
void
studio_viewer_follow_keys (StudioViewer *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, "empty");

  studio_key_follower_follow (GTK_WIDGET (self));
  invite (page, NULL);
  studio_key_follower_watch (page, invite);
}
