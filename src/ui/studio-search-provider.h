/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-errands.h"
#include "studio-session.h"

G_BEGIN_DECLS

/* How long the program stays when the desktop started it for a search alone, in milliseconds. */
#define STUDIO_SEARCH_PROVIDER_STAY_MS 10000

/**
 * StudioSearchProvider:
 *
 * The images in the search of the desktop: `org.gnome.Shell.SearchProvider2`, under the name
 * `SearchProvider` below the application's own object. A search opens no window, and the next one
 * ends it.
 */
#define STUDIO_TYPE_SEARCH_PROVIDER (studio_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (StudioSearchProvider,
                      studio_search_provider,
                      STUDIO,
                      SEARCH_PROVIDER,
                      GObject)

StudioSearchProvider *studio_search_provider_new (GApplication *application);
gboolean studio_search_provider_export (StudioSearchProvider *self,
                                        GDBusConnection *connection,
                                        const char *path,
                                        GError **error);
void studio_search_provider_unexport (StudioSearchProvider *self);
void studio_search_provider_start (StudioSearchProvider *self,
                                   StudioSession *session,
                                   StudioErrands *errands,
                                   StudioClock *clock);

G_END_DECLS
