/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-accels.h"

#include "studio-image-keys.h"

static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.new-prompt", { "<Control>n" } },
  { "win.focus-prompt", { "<Control>l" } },
  { "win.open-image", { "<Control>o" } },
  { "win.import-files", { "<Control>i" } },
  { "win.search", { "<Control>f" } },
  { "win.save-shown", { "<Control>s" } },
  { "win.test-wordings", { "<Control>t" } },
  { "win.compare-shown", { "F7" } },
  { "win.cull", { "F8" } },
  { "win.toggle-sidebar", { "F9" } },
  { "win.toggle-fullscreen", { "F11" } },
  { "win.show-view('studio')", { "<Alt>1" } },
  { "win.show-view('gallery')", { "<Alt>2" } },
  { "win.show-view('lineage')", { "<Alt>3" } },
  { "win.pause", { "<Control><Shift>p" } },
  { "win.ledger", { "<Control><Shift>l" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.show-help-overlay", { "<Control>question" } },
};

/**
 * studio_accels_install:
 * @application: the application
 *
 * Gives the keys to the actions that have them in every window; widgets have more of their own.
 */
void
studio_accels_install (GtkApplication *application)
{
  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action, accels[i].accels);
  studio_image_keys_add_accels (application);
}
