/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-queue.h"

G_BEGIN_DECLS

/* How long the texts of a notification are at most, in characters; desktops show a line or two. */
#define STUDIO_NOTIFICATION_MAX_TITLE 120
#define STUDIO_NOTIFICATION_MAX_BODY 140

char *studio_notification_text_dup_title (const StudioRunTally *tally, const char *reason);
char *studio_notification_text_dup_body (const char *prompt);

G_END_DECLS
