/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioAutosaveForm:
 * @take: takes from the owner what is to be written; main thread
 * @build: makes the file's text of that; in a worker
 * @free: frees it
 *
 * How something becomes a file.
 */
typedef struct
{
  gpointer (*take) (gpointer owner);
  char *(*build) (gpointer taken);
  GDestroyNotify free;
} StudioAutosaveForm;

/**
 * StudioAutosave:
 *
 * Keeps a file as its owner is: some time after a change, one write for many changes, in one step,
 * in a worker, and never an older text over a newer one. Main thread only.
 */
#define STUDIO_TYPE_AUTOSAVE (studio_autosave_get_type ())
G_DECLARE_FINAL_TYPE (StudioAutosave, studio_autosave, STUDIO, AUTOSAVE, GObject)

StudioAutosave *studio_autosave_new (GObject *owner,
                                     const char *path,
                                     guint delay_ms,
                                     const StudioAutosaveForm *form);
void studio_autosave_set_enabled (StudioAutosave *self, gboolean enabled);
gboolean studio_autosave_get_enabled (StudioAutosave *self);
void studio_autosave_schedule (StudioAutosave *self);
void studio_autosave_save_now (StudioAutosave *self);
gboolean studio_autosave_save (StudioAutosave *self, GError **error);
void studio_autosave_save_async (StudioAutosave *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean studio_autosave_save_finish (StudioAutosave *self, GAsyncResult *result, GError **error);
void studio_autosave_stop (StudioAutosave *self);

G_END_DECLS
