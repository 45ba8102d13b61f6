/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-spending.h"

G_BEGIN_DECLS

/* What the files of the spending share: what is known, and how it is kept up to date. */
struct _StudioSpending
{
  GObject parent_instance;

  StudioClock *clock;
  char *path;
  StudioSpendingTerms terms;
  gint64 spent_micros;
  gint64 until_us; /* when the month ends that this was spent in */

  StudioLibrary *library;
  guint n_sets; /* how often the terms were set here */
  GFileMonitor *monitor;
  gboolean unread; /* the file changed since it was read */
  gboolean refreshing;
  gboolean outdated;
  gboolean saving;
  gboolean unsaved;
  gboolean unwritten; /* what was set here last is not in the file, or not known to be */
};

gboolean studio_spending_sum_month (StudioLibrary *library,
                                    gint64 now_us,
                                    gint64 *spent_micros,
                                    gint64 *until_us,
                                    GError **error);
void studio_spending_take (StudioSpending *self,
                           const StudioSpendingTerms *terms,
                           gint64 spent_micros,
                           gint64 until_us);
void studio_spending_save_later (StudioSpending *self);
void studio_spending_refresh_later (StudioSpending *self);

G_END_DECLS
