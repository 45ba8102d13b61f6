/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioTestPredicate:
 * @data: what was given with the function
 *
 * Returns: whether what is waited for has happened
 */
typedef gboolean (*StudioTestPredicate) (gpointer data);

char *studio_test_make_folder (void);
guint studio_test_count_files (const char *folder);
void studio_test_remove_folder (char *path);
guint studio_test_stretch (guint seconds);
void studio_test_wait_until (StudioTestPredicate predicate, gpointer data);
void studio_test_store_result_cb (GObject *object, GAsyncResult *result, gpointer slot);
void studio_test_wait_for_result (GAsyncResult **slot);
void studio_test_assert_finalized (gpointer object);
void studio_test_drain (void);

G_END_DECLS
