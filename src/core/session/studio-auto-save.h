/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/**
 * StudioAutoSave:
 *
 * Writes every image that the service makes into a folder of a person's choice too, in a worker,
 * whatever program of this library asked for it. Keeping never waits for it. What cannot be written
 * is tried again, every few seconds and with each new image. Main thread only.
 *
 * Properties: `problem` (GError, nullable: what a person is to do about the folder), `busy`
 * (gboolean: whether it is at work).
 */
#define STUDIO_TYPE_AUTO_SAVE (studio_auto_save_get_type ())
G_DECLARE_FINAL_TYPE (StudioAutoSave, studio_auto_save, STUDIO, AUTO_SAVE, GObject)

StudioAutoSave *studio_auto_save_new (StudioSession *session);
void studio_auto_save_set_target (StudioAutoSave *self,
                                  const char *folder,
                                  const StudioExportOptions *options);
void studio_auto_save_look (StudioAutoSave *self);
const GError *studio_auto_save_get_problem (StudioAutoSave *self);
gboolean studio_auto_save_get_busy (StudioAutoSave *self);

G_END_DECLS
