/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-work-toast.h"

#include <glib/gi18n-lib.h>

/**
 * studio_work_toast_add:
 * @window: a window
 * @title: what is being done
 * @toast: (out) (transfer full): the toast, which stays until it is dismissed
 *
 * Returns: (transfer full): cancelled by the toast's button, and when the window goes
 */
GCancellable *
studio_work_toast_add (StudioWindow *window, const char *title, AdwToast **toast)
{
  GCancellable *cancellable = g_cancellable_new ();

  *toast = g_object_ref_sink (adw_toast_new (title));
  adw_toast_set_timeout (*toast, 0);
  adw_toast_set_button_label (*toast, _ ("_Cancel"));
  g_signal_connect_object (
      *toast, "button-clicked", G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      window, "destroy", G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);
  studio_window_add_toast (window, g_object_ref (*toast));
  return cancellable;
}

/**
 * studio_work_toast_show_progress:
 * @toast: the toast
 * @title: what is being done
 * @n_done: how many are done
 * @n_all: how many there are
 */
void
studio_work_toast_show_progress (AdwToast *toast, const char *title, guint64 n_done, guint64 n_all)
{
  /* Translators: what is being done, such as “Importing”, and how far it is: “Importing 3 of 20” */
  g_autofree char *text = g_strdup_printf (
      _ ("%1$s %2$'u of %3$'u"), title, (guint) n_done, (guint) n_all);
  adw_toast_set_title (toast, text);
}
