/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void studio_reveal_file (GFile *file);
void studio_reveal_folder (GFile *folder);

G_END_DECLS
