/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioRecordProblem:
 * @STUDIO_RECORD_PROBLEM_NONE: nothing is known to be wrong
 * @STUDIO_RECORD_PROBLEM_MISSING: the image’s file is gone
 * @STUDIO_RECORD_PROBLEM_CHANGED: the image’s file is not what was kept
 *
 * What was found to be wrong with the file of a kept image. Stored as the words of
 * studio_record_problem_to_string().
 */
typedef enum
{
  STUDIO_RECORD_PROBLEM_NONE,
  STUDIO_RECORD_PROBLEM_MISSING,
  STUDIO_RECORD_PROBLEM_CHANGED,
} StudioRecordProblem;

#define STUDIO_TYPE_RECORD_PROBLEM (studio_record_problem_get_type ())
GType studio_record_problem_get_type (void);
const char *studio_record_problem_to_string (StudioRecordProblem problem);
StudioRecordProblem studio_record_problem_from_string (const char *text);

G_END_DECLS
