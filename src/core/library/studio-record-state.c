/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-record-state.h"

G_DEFINE_ENUM_TYPE (StudioRecordState,
                    studio_record_state,
                    G_DEFINE_ENUM_VALUE (STUDIO_RECORD_QUEUED, "queued"),
                    G_DEFINE_ENUM_VALUE (STUDIO_RECORD_SENT, "sent"),
                    G_DEFINE_ENUM_VALUE (STUDIO_RECORD_RECEIVING, "receiving"),
                    G_DEFINE_ENUM_VALUE (STUDIO_RECORD_KEPT, "kept"),
                    G_DEFINE_ENUM_VALUE (STUDIO_RECORD_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (STUDIO_RECORD_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (STUDIO_RECORD_CANCELLED, "cancelled"),
                    G_DEFINE_ENUM_VALUE (STUDIO_RECORD_UNKNOWN, "unknown"))

/* Indexed by StudioRecordState. These words are in every database and never change. */
static const char *const state_words[STUDIO_N_RECORD_STATES] = {
  "queued", "sent", "receiving", "kept", "refused", "failed", "cancelled", "unknown",
};

/**
 * studio_record_state_to_string:
 * @state: a state
 *
 * Returns: (transfer none): its word in the database and in JSON, not translated
 */
const char *
studio_record_state_to_string (StudioRecordState state)
{
  g_return_val_if_fail ((int) state >= 0 && state < STUDIO_N_RECORD_STATES, "unknown");
  return state_words[state];
}

/**
 * studio_record_state_from_string:
 * @text: (nullable): a word
 * @state: (out): its state, untouched where there is none
 *
 * Returns: whether @text is the word of a state
 */
gboolean
studio_record_state_from_string (const char *text, StudioRecordState *state)
{
  for (int i = 0; i < STUDIO_N_RECORD_STATES; i++)
    if (g_strcmp0 (text, state_words[i]) == 0)
      {
        *state = (StudioRecordState) i;
        return TRUE;
      }
  return FALSE;
}
