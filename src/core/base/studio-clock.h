/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioClock:
 *
 * The time, passed in through constructors so that tests can set it: what it is, and waiting for
 * it. Thread-safe.
 */
#define STUDIO_TYPE_CLOCK (studio_clock_get_type ())
G_DECLARE_FINAL_TYPE (StudioClock, studio_clock, STUDIO, CLOCK, GObject)

StudioClock *studio_clock_new_system (void);
StudioClock *studio_clock_new_manual (gint64 real_us);
gint64 studio_clock_get_monotonic_us (StudioClock *self);
gint64 studio_clock_get_real_us (StudioClock *self);
void studio_clock_advance (StudioClock *self, gint64 us);

/**
 * StudioClockFunc:
 * @user_data: what was given with the function
 *
 * Called once, when the time has come.
 */
typedef void (*StudioClockFunc) (gpointer user_data);

GSource *studio_clock_add_timeout (StudioClock *self,
                                   gint64 delay_us,
                                   StudioClockFunc func,
                                   gpointer user_data);
void studio_clock_remove_timeout (GSource **timeout);

G_END_DECLS
