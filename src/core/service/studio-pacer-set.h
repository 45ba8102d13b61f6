/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-pacer.h"

G_BEGIN_DECLS

/**
 * StudioPacerSet:
 *
 * The limiters of all keys that were in use, so that going to another connection and back does not
 * forget what was sent. Main thread only.
 */
typedef struct _StudioPacerSet StudioPacerSet;

StudioPacerSet *studio_pacer_set_new (StudioClock *clock);
void studio_pacer_set_free (StudioPacerSet *self);
StudioPacer *studio_pacer_set_get (StudioPacerSet *self, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPacerSet, studio_pacer_set_free)

G_END_DECLS
