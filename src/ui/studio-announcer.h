/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioAnnouncer:
 *
 * Says what becomes of the images to whoever listens, wherever the focus is: that they wait, and
 * that each was kept, refused, failed or cancelled. It takes no room. Where GTK has no call to
 * announce a text (before 4.14) it is a status, whose name is what was said last; assistive
 * technology is told of each change of that.
 *
 * Properties: `session` (StudioSession).
 */
#define STUDIO_TYPE_ANNOUNCER (studio_announcer_get_type ())
G_DECLARE_FINAL_TYPE (StudioAnnouncer, studio_announcer, STUDIO, ANNOUNCER, GtkWidget)

void studio_announcer_say (StudioAnnouncer *self, const char *text);
const char *studio_announcer_get_said (StudioAnnouncer *self);

G_END_DECLS
