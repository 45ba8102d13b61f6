/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioFindingVerdict:
 * @STUDIO_FINDING_PROVED: it is so
 * @STUDIO_FINDING_OPEN: it cannot be told
 * @STUDIO_FINDING_DISPROVED: it is not so
 */
typedef enum
{
  STUDIO_FINDING_PROVED,
  STUDIO_FINDING_OPEN,
  STUDIO_FINDING_DISPROVED,
} StudioFindingVerdict;

#define STUDIO_TYPE_FINDING_VERDICT (studio_finding_verdict_get_type ())
GType studio_finding_verdict_get_type (void);
const char *studio_finding_verdict_to_string (StudioFindingVerdict verdict);

/**
 * StudioFinding:
 *
 * One thing that the test of a connection found out, or could not. Immutable.
 * Properties: `subject`, `verdict`, `text`.
 */
#define STUDIO_TYPE_FINDING (studio_finding_get_type ())
G_DECLARE_FINAL_TYPE (StudioFinding, studio_finding, STUDIO, FINDING, GObject)

StudioFinding *studio_finding_new (const char *subject,
                                   StudioFindingVerdict verdict,
                                   const char *format,
                                   ...) G_GNUC_PRINTF (3, 4);
StudioFinding *studio_finding_new_disproved (const char *subject, const GError *error);
const char *studio_finding_get_subject (StudioFinding *self);
StudioFindingVerdict studio_finding_get_verdict (StudioFinding *self);
const char *studio_finding_get_text (StudioFinding *self);
const GError *studio_finding_get_error (StudioFinding *self);

G_END_DECLS
