/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file fuzz-NAME.c defines: tries @bytes on one part of the program and aborts (g_assert)
 * where the part breaks a promise. Called many times in one process, by fuzz-main.c as a test or
 * by libFuzzer, whose name and signature these are. Returns 0. */
int LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size);

G_END_DECLS
