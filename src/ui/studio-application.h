/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-trace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioApplication:
 *
 * One process a library: opens the session, shows the window, runs the embedded service when it is
 * wanted.
 */
#define STUDIO_TYPE_APPLICATION (studio_application_get_type ())
G_DECLARE_FINAL_TYPE (StudioApplication, studio_application, STUDIO, APPLICATION, AdwApplication)

StudioApplication *studio_application_new (StudioTrace *trace, char **environment);

G_END_DECLS
