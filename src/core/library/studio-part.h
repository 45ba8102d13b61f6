/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioPart:
 *
 * A file that comes into being: written under a temporary name, made durable, then renamed to its
 * place in one step, so that nobody ever sees half of it. Overwrites nothing unless told to. One
 * thread at a time.
 */
typedef struct _StudioPart StudioPart;

StudioPart *studio_part_open (const char *part_path, GError **error);
void studio_part_free (StudioPart *self);
const char *studio_part_get_path (StudioPart *self);
gint64 studio_part_get_size (StudioPart *self);
gboolean studio_part_write (StudioPart *self, const guint8 *bytes, gsize size, GError **error);
GBytes *studio_part_read_back (StudioPart *self, GError **error);
gboolean studio_part_restart (StudioPart *self, GError **error);
gboolean studio_part_flush (StudioPart *self, GError **error);
gboolean studio_part_finish (StudioPart *self, const char *path, GError **error);
gboolean studio_part_place_new (StudioPart *self,
                                const char *path,
                                gboolean *exists,
                                GError **error);
gboolean studio_part_finish_new (StudioPart *self,
                                 const char *path,
                                 gboolean *exists,
                                 GError **error);
gboolean studio_part_finish_over (StudioPart *self, const char *path, GError **error);
void studio_part_discard (StudioPart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPart, studio_part_free)

G_END_DECLS
