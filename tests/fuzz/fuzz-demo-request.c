/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: what is posted to the embedded service. It is a request as the documentation has it, or is
 * refused in words. */
#include "fuzz.h"

#include "studio-demo-contract.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_auto (StudioDemoRefusal) refusal = { 0 };
  g_autoptr (StudioRequest) request = studio_demo_contract_read (
      (const char *) bytes, size, &refusal);

  if (request == NULL)
    {
      g_assert_true (g_utf8_validate (refusal.message, -1, NULL));
      g_assert_cmpuint (refusal.status, >=, 400);
      return 0;
    }
  g_assert_null (refusal.message);
  g_assert_true (g_utf8_validate (studio_request_get_prompt (request), -1, NULL));
  g_autoptr (StudioRequest) sent = studio_request_copy_with_seed (request, 7);
  g_assert_true (studio_request_validate (sent, NULL));
  return 0;
}
