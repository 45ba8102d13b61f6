/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioSpendingGuardFunc:
 * @data: as given
 *
 * What is done once nothing stands against it.
 */
typedef void (*StudioSpendingGuardFunc) (gpointer data);

/* Asks before money is spent that a person wants to be asked about. */
void studio_spending_guard_run (GtkWidget *widget,
                                StudioSession *session,
                                guint n_calls,
                                StudioSpendingGuardFunc func,
                                gpointer data,
                                GDestroyNotify destroy);
void studio_spending_guard_run_again (GtkWidget *widget,
                                      StudioSession *session,
                                      guint n_calls,
                                      guint n_unknown,
                                      StudioSpendingGuardFunc func,
                                      gpointer data,
                                      GDestroyNotify destroy);
void studio_spending_guard_ask (GtkWindow *parent,
                                const GError *question,
                                StudioSpendingGuardFunc func,
                                gpointer data,
                                GDestroyNotify destroy);
gboolean studio_spending_guard_is_question (const GError *error);

G_END_DECLS
