/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioWelcome:
 *
 * What stands in place of the image until there is a connection: connect, or try the demo.
 */
#define STUDIO_TYPE_WELCOME (studio_welcome_get_type ())
G_DECLARE_FINAL_TYPE (StudioWelcome, studio_welcome, STUDIO, WELCOME, AdwBin)

G_END_DECLS
