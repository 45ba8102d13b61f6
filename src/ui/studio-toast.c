/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-toast.h"

/* Longer than a toast takes to slide in. */
#define SHOWN_MS 500

static gboolean
dismiss_cb (gpointer toast)
{
  adw_toast_dismiss (toast);
  return G_SOURCE_REMOVE;
}

/**
 * studio_toast_dismiss:
 * @toast: one that was shown
 *
 * Takes it away soon. Not at once: libadwaita 1.2 crashes where a toast goes while it still slides
 * in, which that of a short piece of work does.
 */
void
studio_toast_dismiss (AdwToast *toast)
{
  g_return_if_fail (ADW_IS_TOAST (toast));
  g_timeout_add_full (
      G_PRIORITY_DEFAULT, SHOWN_MS, dismiss_cb, g_object_ref (toast), g_object_unref);
}
