/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioTagCompletion:
 *
 * Proposes tags that other images have while one is typed: Down and Up choose one, Return or a
 * click takes it, Escape sends the list away.
 */
#define STUDIO_TYPE_TAG_COMPLETION (studio_tag_completion_get_type ())
G_DECLARE_FINAL_TYPE (StudioTagCompletion, studio_tag_completion, STUDIO, TAG_COMPLETION, GObject)

StudioTagCompletion *studio_tag_completion_new (GtkEntry *entry);
void studio_tag_completion_dispose (StudioTagCompletion *self);
void studio_tag_completion_set_tags (StudioTagCompletion *self, const char *const *tags);
gboolean studio_tag_completion_take (StudioTagCompletion *self);
char **studio_tag_completion_match (const char *const *tags, const char *text);
char *studio_tag_completion_complete (const char *text, const char *tag);

G_END_DECLS
