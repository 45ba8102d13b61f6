/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void studio_memory_set_up (void);
void studio_memory_give_back_later (void);

G_END_DECLS
