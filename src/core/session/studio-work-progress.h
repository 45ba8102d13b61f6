/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioWorkFunc:
 * @n_done: how many are done
 * @n_all: how many there are
 * @user_data: what was given with the function
 *
 * Told in the main context how far long work is, not more often than that context has time for,
 * and no more once the work has been answered.
 */
typedef void (*StudioWorkFunc) (guint64 n_done, guint64 n_all, gpointer user_data);

/**
 * StudioWorkProgress:
 *
 * Brings how far a worker is into the main context. It is the first member of a task's data.
 * Private to this folder but for the function.
 */
typedef struct
{
  GTask *task; /* not owned: it owns this */
  StudioWorkFunc func;
  gpointer user_data;
  GMutex mutex;
  gboolean queued;
  guint64 n_done;
  guint64 n_all;
} StudioWorkProgress;

void studio_work_progress_init (StudioWorkProgress *self,
                                GTask *task,
                                StudioWorkFunc func,
                                gpointer user_data);
void studio_work_progress_clear (StudioWorkProgress *self);
void studio_work_progress_tell (StudioWorkProgress *self, guint64 n_done, guint64 n_all);

G_END_DECLS
