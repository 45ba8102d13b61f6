/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioPngGate:
 *
 * Lets through to libpng only what its decoder needs: the signature, critical chunks and
 * transparency. libpng's progressive reader collects every other chunk whole before it drops it,
 * so that a file could make it hold 2 GB. Private to this folder.
 */
typedef struct
{
  guint8 head[8];
  guint n_head;
  guint64 left;
  gboolean past_signature;
  gboolean open;
} StudioPngGate;

gboolean studio_png_gate_take (StudioPngGate *self,
                               const guint8 **bytes,
                               gsize *size,
                               const guint8 **passed,
                               gsize *n_passed);

G_END_DECLS
