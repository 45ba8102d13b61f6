/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-library.h"

G_BEGIN_DECLS

/* 2026-11-15 12:00:00 UTC, so images lie in images/2026/11. */
#define STUDIO_LIBRARY_FIXTURE_NOW_US (G_GINT64_CONSTANT (1794744000) * G_USEC_PER_SEC)

/**
 * StudioLibraryFixture:
 * @folder: where everything is
 * @paths: its paths
 * @clock: a clock that stands still
 * @library: an empty library, open
 */
typedef struct
{
  char *folder;
  StudioPaths *paths;
  StudioClock *clock;
  StudioLibrary *library;
} StudioLibraryFixture;

void studio_library_fixture_set_up (StudioLibraryFixture *self, gconstpointer data);
void studio_library_fixture_tear_down (StudioLibraryFixture *self, gconstpointer data);
StudioLibrary *studio_library_fixture_open (StudioLibraryFixture *self);
void studio_library_fixture_reopen (StudioLibraryFixture *self);

gint64 studio_library_fixture_add (StudioLibrary *library, const char *prompt);
GBytes *studio_library_fixture_image (void);
StudioPart *studio_library_fixture_receive (StudioLibrary *library,
                                            gint64 id,
                                            GBytes *bytes,
                                            gsize size);
gint64 studio_library_fixture_keep (StudioLibrary *library, const char *prompt);

void studio_library_fixture_write (StudioPaths *paths, const char *relative, GBytes *bytes);
void studio_library_fixture_assert_file (StudioPaths *paths, const char *relative, GBytes *bytes);
void studio_library_fixture_assert_no_file (StudioPaths *paths, const char *relative);
void studio_library_fixture_assert_state (StudioLibrary *library,
                                          gint64 id,
                                          StudioRecordState state);
void studio_library_fixture_wait_until_gone (gpointer object);
guint studio_library_fixture_count (StudioLibrary *library, const StudioQuery *query);

G_END_DECLS
