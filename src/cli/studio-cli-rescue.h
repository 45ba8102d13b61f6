/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-cli-target.h"

G_BEGIN_DECLS

char *studio_cli_rescue (StudioCliTarget *target, StudioJob *job, guint index);

G_END_DECLS
